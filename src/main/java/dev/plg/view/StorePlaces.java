package dev.plg.view;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where Loki and Tempo store, wherever a file carries their configuration.
///
/// @param byWhat a place by what it is
public record StorePlaces(SortedMap<String, String> byWhat) {

  private static final String KEPT = "places";

  private static final Map<String, Pointer> WHERE =
      Map.of(
          "the buckets of Loki",
          Pointer.of("common", "storage", "s3", "bucketnames"),
          "the server of Loki's buckets",
          Pointer.of("common", "storage", "s3", "endpoint"),
          "the tables of Loki",
          Pointer.of("storage_config", "aws", "dynamodb", "dynamodb_url"),
          "the bucket of Tempo",
          Pointer.of("storage", "trace", "s3", "bucket"));

  public static StorePlaces in(List<Node> documents) {
    var found = new TreeMap<String, String>();
    documents.forEach(document -> collect(document, found));
    return new StorePlaces(found);
  }

  /// The same places alone, where [#in] finds them.
  public Mapping kept() {
    return Mapping.builder().put(KEPT, Mapping.of(byWhat)).build();
  }

  private static void collect(Node node, SortedMap<String, String> found) {
    switch (node) {
      case Mapping mapping -> {
        Mapping kept = mapping.mapping(KEPT);
        kept.keys().forEach(what -> kept.text(what).ifPresent(it -> found.put(what, it)));
        WHERE.forEach(
            (what, pointer) ->
                mapping
                    .find(pointer)
                    .ifPresent(place -> found.put(what, String.valueOf(place.plain()))));
        mapping.entries().forEach(entry -> collect(entry.value(), found));
      }
      case Sequence list -> list.items().forEach(item -> collect(item, found));
      case Scalar scalar -> collectText(scalar.text(), found);
    }
  }

  private static void collectText(String text, SortedMap<String, String> found) {
    if (text.contains("\n") && text.contains("storage:")) {
      YamlReader.read("", text).documents().forEach(document -> collect(document.root(), found));
    }
  }
}
