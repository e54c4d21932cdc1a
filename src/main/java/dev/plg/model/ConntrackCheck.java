package dev.plg.model;

/// A warning before the node's table of tracked connections is full: then it drops new ones.
///
/// @param threshold in percent of the table
public record ConntrackCheck(int threshold, Interval interval) {

  public ConntrackCheck {
    InvalidValue.unless(
        threshold >= 1 && threshold <= 99,
        "a threshold of %d percent is never a warning".formatted(threshold),
        "set 1 to 99, as in 90");
  }
}
