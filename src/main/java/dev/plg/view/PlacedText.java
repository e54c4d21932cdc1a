package dev.plg.view;

import dev.plg.finding.Location;

/// A value that applies, and where it is set; the place of a default is unknown.
public record PlacedText(String value, Location place) {

  public boolean isWritten() {
    return place.isKnown();
  }

  /// Whether it holds no variable that is filled in when the program starts.
  public boolean isPlain() {
    return !value.contains("${");
  }

  public boolean is(String other) {
    return value.equals(other);
  }
}
