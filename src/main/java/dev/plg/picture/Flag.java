package dev.plg.picture;

import dev.plg.finding.Location;

/// One option of a command line: `-config.file=/etc/loki/loki.yaml`.
///
/// @param name without dashes
/// @param value empty where none is given
/// @param place of the argument that holds it
public record Flag(String name, String value, Location place) {

  /// Whether a boolean option is switched on.
  public boolean isOn() {
    return value.isEmpty() || value.equals("true") || value.equals("1") || value.equals("t");
  }
}
