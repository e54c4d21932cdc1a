/// Every fact that depends on a version: images, charts, ends of life, configuration keys and chart
/// values. No other package names a version.
@NullMarked
package dev.plg.catalog;

import org.jspecify.annotations.NullMarked;
