package dev.plg.view;

import dev.plg.finding.Location;

/// A value that counts, and where it is written; its place is unknown where nobody writes it.
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
