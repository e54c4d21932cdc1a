/// Demands on the Kubernetes objects around the programs: that they find and serve each other.
@NullMarked
package dev.plg.rule.kubernetes;

import org.jspecify.annotations.NullMarked;
