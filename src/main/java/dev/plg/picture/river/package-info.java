/// River, the configuration language of Grafana Agent's flow mode and of Alloy, as far as it is
/// needed: blocks, attributes and what they refer to, each with its place. A text that is not
/// understood gives no blocks.
@NullMarked
package dev.plg.picture.river;

import org.jspecify.annotations.NullMarked;
