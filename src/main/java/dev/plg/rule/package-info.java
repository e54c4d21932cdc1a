/// What would fail or lose data, one class a rule.
@NullMarked
package dev.plg.rule;

import org.jspecify.annotations.NullMarked;
