/// Rules on the programs that collect Kubernetes events and node problems.
@NullMarked
package dev.plg.rule.events;

import org.jspecify.annotations.NullMarked;
