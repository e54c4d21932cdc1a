/// Rules on how the parts of a stack fit together.
@NullMarked
package dev.plg.rule.stack;

import org.jspecify.annotations.NullMarked;
