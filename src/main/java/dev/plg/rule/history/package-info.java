/// What a new output must not change of an earlier one that may be deployed.
@NullMarked
package dev.plg.rule.history;

import org.jspecify.annotations.NullMarked;
