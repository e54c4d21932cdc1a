/// Rules on programs that have reached their end of life.
@NullMarked
package dev.plg.rule.version;

import org.jspecify.annotations.NullMarked;
