package dev.plg.app.input;

/// The memory that is left for the inputs. It is measured, not reckoned: what an object takes
/// depends on how much of it is kept.
public final class Room {

  /// The share of the memory that inputs may fill: rules and the report need some too, and a JVM
  /// that has little left does hardly anything but look for more.
  private static final double FULL = 0.5;

  /// Below this share, with all that is no longer needed, there is nothing to look into.
  private static final double SUSPECT = 0.75;

  private static final Runtime JVM = Runtime.getRuntime();

  private Room() {}

  /// Whether more can be taken in.
  public static boolean isLeft() {
    if (share() < SUSPECT) {
      return true;
    }
    // Only behind a collection it is known how much of it is still needed.
    JVM.gc();
    return share() < FULL;
  }

  private static double share() {
    return (JVM.totalMemory() - JVM.freeMemory()) / (double) JVM.maxMemory();
  }
}
