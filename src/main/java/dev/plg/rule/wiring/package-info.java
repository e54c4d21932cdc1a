/// Demands on the ways from one program to another.
@NullMarked
package dev.plg.rule.wiring;

import org.jspecify.annotations.NullMarked;
