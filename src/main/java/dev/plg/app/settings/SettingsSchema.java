package dev.plg.app.settings;

import dev.plg.finding.Finding;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The shape of `.plg.yaml`, as JSON Schema.
public final class SettingsSchema {

  private static final String RESOURCE = "plg.schema.yaml";

  private SettingsSchema() {}

  /// The schema as JSON, for editors.
  public static String json() {
    return JsonWriter.write(tree());
  }

  /// The schema as a tree.
  public static Mapping tree() {
    try (InputStream in =
        Objects.requireNonNull(SettingsSchema.class.getResourceAsStream(RESOURCE))) {
      return (Mapping) YamlReader.read(RESOURCE, in.readAllBytes()).documents().getFirst().root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What does not fit the schema.
  static List<Finding> check(Node root) {
    return new SchemaCheck(tree()).check(root);
  }
}
