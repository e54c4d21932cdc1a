/// A problem as a value: what is wrong, where, why it matters and how to repair it.
@NullMarked
package dev.plg.finding;

import org.jspecify.annotations.NullMarked;
