package atlas;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known of the values of a chart at one version, by path: `bool=true`. A value that no
/// template reads begins with `!`. A value of which a template reads nothing but some keys has no
/// fact of its own. `=…` is a default that is too long to keep.
final class ChartFacts {

  /// Longer defaults are whole dashboards and scripts.
  private static final int LONGEST = 4000;

  private static final String ANY_KEY = "*";
  private static final String ITEMS = "[]";

  private final SortedMap<List<String>, String> facts = new TreeMap<>(Table::compare);
  private final Set<String> handedOn;

  private ChartFacts(Set<String> handedOn) {
    this.handedOn = handedOn;
  }

  /// @param handedOn the keys whose values go to charts that the chart does not bring with it
  static SortedMap<List<String>, String> of(Reads reads, Mapping values, Set<String> handedOn) {
    var facts = new ChartFacts(handedOn);
    var keys = new TreeSet<>(values.keys());
    keys.addAll(reads.below().keySet());
    keys.addAll(handedOn);
    for (String key : keys) {
      facts.add(List.of(key), reads.find(key), values.find(key), handedOn.contains(key));
    }
    return facts.facts;
  }

  /// @param reads what is read of the value; empty where nothing is
  /// @param own the chart's default; empty where it has none
  /// @param all true where the value goes on as it is
  private void add(List<String> path, Optional<Reads> reads, Optional<Node> own, boolean all) {
    boolean whole = all || reads.filter(Reads::whole).isPresent();
    Reads below = reads.orElse(Reads.NONE);
    boolean read = whole || reads.isPresent();
    Node standard = own.orElse(Scalar.NULL);
    if (!read) {
      facts.put(path, "!" + fact(type(standard), own));
      return;
    }
    boolean picked = !whole && !below.below().isEmpty();
    switch (standard) {
      case Mapping map -> {
        if (whole || (map.isEmpty() && below.below().isEmpty())) {
          facts.put(path, map.isEmpty() ? "map={}" : "map");
        }
        addBelow(path, below, map, whole);
      }
      case Sequence list -> {
        facts.put(path, fact("list", own));
        below
            .find(ITEMS)
            .ifPresent(
                items -> add(longer(path, ITEMS), Optional.of(items), Optional.empty(), whole));
      }
      case Scalar scalar -> {
        // What is read of any key may be read of other values of its kind alone.
        boolean isNamed = below.below().keySet().stream().anyMatch(it -> !it.equals(ANY_KEY));
        boolean isMap = picked && isNamed && scalar.isNull() && below.find(ITEMS).isEmpty();
        if (!isMap || own.isPresent()) {
          String type = isMap ? "" : picked ? "any" : type(standard);
          facts.put(path, fact(type, own));
        }
        addBelow(path, below, Mapping.EMPTY, whole);
      }
    }
  }

  private void addBelow(List<String> path, Reads below, Mapping values, boolean whole) {
    var keys = new TreeSet<>(values.keys());
    keys.addAll(below.below().keySet());
    for (String key : keys) {
      Optional<Reads> reads = below.find(key).or(() -> below.find(ANY_KEY));
      add(longer(path, key), reads, values.find(key), whole);
    }
  }

  private static List<String> longer(List<String> path, String key) {
    var longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }

  private static String fact(String type, Optional<Node> own) {
    if (own.isEmpty()) {
      return type;
    }
    String json = Json.of(own.get());
    return json.length() > LONGEST ? type + "=" : type + "=" + json;
  }

  private static String type(Node value) {
    return switch (value) {
      case Mapping _ -> "map";
      case Sequence _ -> "list";
      case Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> "string";
            case INTEGER -> "int";
            case FLOAT -> "float";
            case BOOLEAN -> "bool";
            case NULL -> "any";
          };
    };
  }
}
