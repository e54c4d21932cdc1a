package dev.plg.emit.helm;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The CustomResourceDefinitions in the folder that `PLG_CRDS` names, as the API server reads them
/// with strict field validation: of the schema that each has, types, enums, patterns and what is
/// required.
final class Definitions {

  private final Map<String, Mapping> schemas = new HashMap<>();

  private Definitions() {}

  /// Skips the test, and says so, where there is no such folder.
  static Definitions required() {
    String folder = System.getenv().getOrDefault("PLG_CRDS", "");
    Assumptions.assumeTrue(
        !folder.isEmpty(), "PLG_CRDS names no folder of definitions: no object was checked");
    var definitions = new Definitions();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.toList()) {
        definitions.add(
            (Mapping) YamlReader.read("", Files.readString(file)).documents().getFirst().root());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return definitions;
  }

  private void add(Mapping definition) {
    Mapping spec = definition.mapping("spec");
    String kind = spec.mapping("names").text("kind").orElseThrow();
    for (Node item : spec.sequence("versions").items()) {
      Mapping version = (Mapping) item;
      String apiVersion =
          spec.text("group").orElseThrow() + "/" + version.text("name").orElseThrow();
      schemas.put(apiVersion + " " + kind, version.mapping("schema").mapping("openAPIV3Schema"));
    }
  }

  /// What the API server would refuse; of a kind of Kubernetes' own nothing.
  List<String> faults(Mapping object) {
    String apiVersion = object.text("apiVersion").orElseThrow();
    String kind = object.text("kind").orElseThrow();
    var faults = new ArrayList<String>();
    if (apiVersion.matches(".*(argoproj|fluxcd)\\.io/.*")) {
      Mapping schema = schemas.get(apiVersion + " " + kind);
      if (schema == null) {
        faults.add("no definition of " + apiVersion + " " + kind);
      } else {
        check("", object, schema, faults);
      }
    }
    return faults;
  }

  private static void check(String at, Node node, Mapping schema, List<String> faults) {
    switch (node) {
      case Mapping mapping -> mapping(at, mapping, schema, faults);
      case Sequence list ->
          list.items().forEach(item -> check(at + "[]", item, schema.mapping("items"), faults));
      case Scalar scalar -> scalar(at, scalar, schema, faults);
    }
    String type = schema.text("type").orElse("");
    boolean fits =
        switch (type) {
          case "object" -> node instanceof Mapping;
          case "array" -> node instanceof Sequence;
          case "string" -> node instanceof Scalar scalar && scalar.isString();
          case "" -> true;
          default -> node instanceof Scalar scalar && !scalar.isString();
        };
    if (!fits) {
      faults.add(at + " is no " + type);
    }
  }

  private static void mapping(String at, Mapping mapping, Mapping schema, List<String> faults) {
    Mapping properties = schema.mapping("properties");
    for (Node required : schema.sequence("required").items()) {
      if (!mapping.keys().contains(((Scalar) required).text())) {
        faults.add(at + " lacks " + ((Scalar) required).text());
      }
    }
    boolean open =
        properties.isEmpty() || schema.keys().contains("x-kubernetes-preserve-unknown-fields");
    for (Mapping.Entry entry : mapping.entries()) {
      Mapping below =
          properties.keys().contains(entry.key())
              ? properties.mapping(entry.key())
              : schema.mapping("additionalProperties");
      if (!open && !properties.keys().contains(entry.key())) {
        faults.add(at + "." + entry.key() + " is unknown");
      }
      check(at + "." + entry.key(), entry.value(), below, faults);
    }
  }

  private static void scalar(String at, Scalar scalar, Mapping schema, List<String> faults) {
    Sequence words = schema.sequence("enum");
    if (!words.items().isEmpty() && !words.items().contains(scalar)) {
      faults.add(at + " is none of " + words);
    }
    if (!scalar
        .text()
        .matches(schema.text("pattern").map(it -> ".*(" + it + ").*").orElse("(?s).*"))) {
      faults.add(at + " is not " + schema.text("pattern").orElse(""));
    }
  }
}
