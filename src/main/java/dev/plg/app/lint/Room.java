package dev.plg.app.lint;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;

/// The memory that is left for the inputs. It is measured, not reckoned: what an object takes
/// depends on how much of it is kept.
final class Room {

  /// The share of the memory that inputs may fill: rules and the report need some too, and a JVM
  /// that has little left does hardly anything but look for more.
  private static final double FULL = 0.5;

  /// Below this share, with all that is no longer needed, there is nothing to look into.
  private static final double SUSPECT = 0.75;

  private static final Runtime JVM = Runtime.getRuntime();

  private Room() {}

  static boolean isLeft() {
    if (share() < SUSPECT) {
      return true;
    }
    // Only behind a collection it is known how much of it is still needed.
    JVM.gc();
    return share() < FULL;
  }

  /// What is said where there is none.
  ///
  /// @param at how far the inputs were read
  static Finding none(Location at) {
    return Finding.error(
        "input/too-large",
        at,
        "the input up to here uses all memory that plg may use",
        "rules would miss the rest, so plg reports nothing about this input",
        "lint a part of it, such as one namespace, or give plg more memory: PLG_JAVA_OPTS=-Xmx4g");
  }

  private static double share() {
    return (JVM.totalMemory() - JVM.freeMemory()) / (double) JVM.maxMemory();
  }
}
