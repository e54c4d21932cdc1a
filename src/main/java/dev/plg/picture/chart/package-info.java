/// The Kubernetes objects that charts make of values, each part with the place of the value that it
/// comes from, without the charts at hand.
@NullMarked
package dev.plg.picture.chart;

import org.jspecify.annotations.NullMarked;
