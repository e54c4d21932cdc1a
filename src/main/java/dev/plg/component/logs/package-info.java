/// What every collector makes of the logs of a node's pods, so that the same lines get the same
/// labels whichever collects them.
@NullMarked
package dev.plg.component.logs;

import org.jspecify.annotations.NullMarked;
