/// Rules on the format of an output.
@NullMarked
package dev.plg.rule.format;

import org.jspecify.annotations.NullMarked;
