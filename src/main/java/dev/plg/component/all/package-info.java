/// The list of all components, and the plan that they make of a stack.
@NullMarked
package dev.plg.component.all;

import org.jspecify.annotations.NullMarked;
