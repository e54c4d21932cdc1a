package dev.plg.profile;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plg.finding.Finding;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The closed shape of a stack file, as JSON Schema.
public final class StackSchema {

  /// What the validator refused of a layer.
  record Misfit(Mapping layer, Error error) {}

  private static final String RESOURCE = "stack.schema.yaml";

  private StackSchema() {}

  /// Loaded when it is first asked for; whoever asks meanwhile waits.
  private static final class Loaded {
    static final Schema SCHEMA =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(source(), InputFormat.YAML);
  }

  /// Begins to load the schema, on a thread of its own: that takes longer than to read a stack.
  static void prepare() {
    Thread.ofPlatform().daemon().start(() -> Objects.requireNonNull(Loaded.SCHEMA));
  }

  /// The schema as JSON, for editors.
  public static String json() {
    return JsonWriter.write(text());
  }

  /// The schema as a tree.
  static Mapping text() {
    Optional<Node> root =
        YamlReader.read(RESOURCE, source()).documents().stream().map(it -> it.root()).findFirst();
    return (Mapping) root.orElseThrow();
  }

  /// What of these layers is not of the stack's shape.
  static List<Finding> check(List<Mapping> layers) {
    var misfits = new ArrayList<Misfit>();
    for (Mapping layer : layers) {
      Loaded.SCHEMA
          .validate(Json.of(layer))
          .forEach(error -> misfits.add(new Misfit(layer, error)));
    }
    if (misfits.isEmpty()) {
      return List.of(); // as nearly always: then nobody asks what the schema's text says
    }
    var words = new SchemaWords(text());
    return misfits.stream().map(words::finding).toList();
  }

  private static String source() {
    try (InputStream in = Objects.requireNonNull(StackSchema.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
