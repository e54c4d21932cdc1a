package atlas;

import dev.plg.catalog.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The keys of a program or a chart with what is known of each, over all versions:
///
///     persistence
///      size	string="10Gi"
///      whenDeleted	>=5.9.0 string="Retain"
///     replicas	<6.0.0 int=1	>=6.0.0 any=null
///
/// A line a key, one space deeper than its parent, sorted. Behind the key, after a tab each, stand
/// the facts, the oldest first, each with the versions that it holds for: `>=` is the first, `<` the
/// first that it no longer holds for. What is left out is the table's first version, or the next
/// fact's, or none. A key without facts is a map that takes no other keys, wherever it has any.
final class Table {

  private static final class Step {
    private final SortedMap<String, Step> below = new TreeMap<>();
    private final List<Since> facts = new ArrayList<>();
  }

  /// A fact and the place of the first version that it holds for; empty where the key is gone.
  private record Since(int version, String fact) {}

  private final Step root = new Step();

  /// Adds the facts by version, the oldest first.
  Table(SortedMap<Version, SortedMap<List<String>, String>> facts) {
    int place = 0;
    var last = new TreeMap<List<String>, String>(Table::compare);
    for (Map<List<String>, String> keys : facts.values()) {
      for (var key : keys.entrySet()) {
        if (!key.getValue().equals(last.put(key.getKey(), key.getValue()))) {
          step(key.getKey()).facts.add(new Since(place, key.getValue()));
        }
      }
      for (List<String> gone : List.copyOf(last.keySet())) {
        if (!keys.containsKey(gone)) {
          last.remove(gone);
          step(gone).facts.add(new Since(place, ""));
        }
      }
      place++;
    }
  }

  /// Orders paths step by step.
  static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private Step step(List<String> path) {
    Step here = root;
    for (String key : path) {
      here = here.below.computeIfAbsent(key, _ -> new Step());
    }
    return here;
  }

  String print(List<Version> versions) {
    var text = new StringBuilder();
    print(root, "", versions, text);
    return text.toString();
  }

  private static void print(Step step, String indent, List<Version> versions, StringBuilder text) {
    step.below.forEach(
        (key, below) -> {
          text.append(indent).append(plain(key));
          List<Since> facts = below.facts;
          for (int i = 0; i < facts.size(); i++) {
            if (!facts.get(i).fact().isEmpty()) {
              text.append('\t').append(range(facts, i, versions)).append(facts.get(i).fact());
            }
          }
          text.append('\n');
          print(below, indent + " ", versions, text);
        });
  }

  private static String range(List<Since> facts, int i, List<Version> versions) {
    int since = facts.get(i).version();
    String from = since == 0 ? "" : ">=" + versions.get(since);
    boolean ends = i + 1 < facts.size() && facts.get(i + 1).fact().isEmpty();
    String until = ends ? "<" + versions.get(facts.get(i + 1).version()) : "";
    String comma = from.isEmpty() || until.isEmpty() ? "" : ",";
    String range = from + comma + until;
    return range.isEmpty() ? "" : range + " ";
  }

  /// Keys that would be taken for something else are written as JSON.
  private static String plain(String key) {
    boolean plain = !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c < 127 && c != '"');
    return plain ? key : Json.text(key);
  }
}
