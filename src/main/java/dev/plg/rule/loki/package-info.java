/// Rules on Loki in a stack: size, retention and schema.
@NullMarked
package dev.plg.rule.loki;

import org.jspecify.annotations.NullMarked;
