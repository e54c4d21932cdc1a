package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Collects the keys of one mapping: each once, merge keys (`<<`) expanded.
final class Entries {

  /// What `yq` writes before `<<`.
  private static final String MERGE = "tag:yaml.org,2002:merge";

  private final List<Finding> findings;
  private final LinkedHashMap<String, Entry> own = new LinkedHashMap<>();
  private final List<Mapping> merged = new ArrayList<>(0);
  private Location mergePlace = Location.NONE;

  Entries(List<Finding> findings) {
    this.findings = findings;
  }

  /// Whether a key is `<<` without quotes.
  static boolean isMerge(NodeEvent key) {
    return key instanceof ScalarEvent scalar
        && scalar.getValue().equals("<<")
        && scalar.isPlain()
        && scalar.getTag().filter(tag -> !tag.equals(MERGE)).isEmpty();
  }

  void add(Node key, Location place, Node value) {
    if (!(key instanceof Scalar scalar)) {
      findings.add(notScalar(place));
      return;
    }
    if (scalar.isNull()) {
      findings.add(empty(place));
      return;
    }
    String text = scalar.text();
    Entry first = own.putIfAbsent(text, new Entry(text, place, value, ""));
    if (first != null) {
      findings.add(duplicate(text, place, first.keyPlace()));
    }
  }

  void merge(Location place, Node value) {
    if (mergePlace.isKnown()) {
      findings.add(duplicate("<<", place, mergePlace));
    }
    mergePlace = place;
    List<Node> sources = value instanceof Sequence sequence ? sequence.items() : List.of(value);
    for (Node source : sources) {
      if (source instanceof Mapping mapping) {
        merged.add(mapping);
      } else {
        findings.add(notMergeable(place));
      }
    }
  }

  /// Keys of its own win over merged ones, and a mapping merged earlier over a later one.
  Mapping mapping(Location place) {
    if (merged.isEmpty()) {
      return Mapping.owning(own.values(), place);
    }
    var all = new LinkedHashMap<String, Entry>();
    merged.forEach(
        mapping -> mapping.entries().forEach(entry -> all.putIfAbsent(entry.key(), entry)));
    all.putAll(own);
    return Mapping.owning(all.values(), place);
  }

  private static Finding duplicate(String key, Location place, Location first) {
    return Finding.error(
        "yaml/duplicate-key",
        place,
        "key \"" + key + "\" is already set in line " + first.line(),
        "some tools reject the document, others silently use one of the two",
        "remove one of them");
  }

  private static Finding notScalar(Location place) {
    return Finding.error(
        "yaml/key",
        place,
        "a key must be a string, not a list or a mapping",
        "JSON, which the API server stores, has no other keys",
        "put the text in quotes: { and [ begin a mapping or a list");
  }

  private static Finding empty(Location place) {
    return Finding.error(
        "yaml/key",
        place,
        "a key is missing",
        "JSON, which the API server stores, has no empty or null keys",
        "write the key before the ':', in quotes if it is the word null");
  }

  private static Finding notMergeable(Location place) {
    return Finding.error(
        "yaml/merge",
        place,
        "only mappings can be merged with <<",
        "a merge key takes over the keys of another mapping",
        "write an alias of a mapping, or a list of them; quote \"<<\" if it is a key of its own");
  }
}
