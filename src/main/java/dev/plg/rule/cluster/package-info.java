/// Rules on the cluster that a stack is for.
@NullMarked
package dev.plg.rule.cluster;

import org.jspecify.annotations.NullMarked;
