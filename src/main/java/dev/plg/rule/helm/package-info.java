/// Rules on the values of charts.
@NullMarked
package dev.plg.rule.helm;

import org.jspecify.annotations.NullMarked;
