package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.key.FileValue;
import dev.plg.key.JsonSchema;
import dev.plg.key.Reading;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// The closed shape of a stack file.
public final class StackSchema {

  private StackSchema() {}

  /// The shape as JSON Schema, for editors.
  public static String json() {
    return JsonWriter.write(
        JsonSchema.of(StackFile.KEYS, "plg stack", "One stack of logs and traces for Kubernetes."));
  }

  /// What is wrong with these layers, each by itself: keys that a stack file does not have, and
  /// values that are not of the shape of their key.
  static List<Finding> check(List<Mapping> layers) {
    var findings = new ArrayList<Finding>();
    var reading = new Reading(StackFile.KIND, findings, false);
    for (Mapping layer : layers) {
      StackFile.KEYS.check(FileValue.root(layer, reading));
    }
    return findings;
  }
}
