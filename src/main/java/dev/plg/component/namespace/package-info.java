/// The namespace of the stack.
@NullMarked
package dev.plg.component.namespace;

import org.jspecify.annotations.NullMarked;
