/// Charts as folders and archives of the repository hold them: dependencies, their versions and the
/// part of the values that each gets.
@NullMarked
package dev.plg.source.chart;

import org.jspecify.annotations.NullMarked;
