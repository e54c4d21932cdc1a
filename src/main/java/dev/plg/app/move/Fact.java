package dev.plg.app.move;

import dev.plg.finding.Location;
import dev.plg.yaml.Node;

/// A value of the stack file that some value of the input tells.
///
/// @param key its path in the stack file: `loki.retention`
/// @param place of the value in the input; unknown where the input does not have it
record Fact(String key, Node value, Location place) {

  static Fact of(String key, Object value, Location place) {
    return new Fact(key, Node.of(value), place);
  }
}
