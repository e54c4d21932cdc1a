/// From text to the typed stack: every value remembers its place, and every problem is a finding.
@NullMarked
package dev.plg.profile;

import org.jspecify.annotations.NullMarked;
