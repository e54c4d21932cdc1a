/// Where people keep chart values: finds the releases in files and objects, and merges the values
/// of each as its tool does, so that every value keeps the place that has the last word.
@NullMarked
package dev.plg.source;

import org.jspecify.annotations.NullMarked;
