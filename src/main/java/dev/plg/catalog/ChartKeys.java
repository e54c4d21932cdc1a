package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The values that a chart reads at one version. What it hands on as it is, to Kubernetes or to a
/// program, is open; what it hands on to a chart that it depends on is read by that chart.
public final class ChartKeys {

  private final KeyTable table;

  /// The charts that it depends on, by the key of their values, where the catalog knows them.
  private final Map<String, ChartKeys> parts;

  private ChartKeys(KeyTable table, Map<String, ChartKeys> parts) {
    this.table = table;
    this.parts = parts;
  }

  /// The values of a chart at an exact version; empty where the catalog has no table for it.
  public static Optional<ChartKeys> of(String chart, String version) {
    return KeyTable.load("charts/" + chart + "-" + version)
        .map(table -> new ChartKeys(table, parts(chart, version)));
  }

  private static Map<String, ChartKeys> parts(String chart, String version) {
    var parts = new TreeMap<String, ChartKeys>();
    KnownCharts.parts(chart, version)
        .forEach((name, part) -> of(name, part).ifPresent(keys -> parts.put(name, keys)));
    return parts;
  }

  /// The values that the chart would silently ignore, in the order they are written.
  public List<UnreadValue> unread(Mapping values) {
    var unread = new ArrayList<UnreadValue>();
    var homes = new ValueHomes(table.root(), values);
    table.eachUnknown(values, (parent, entry) -> unread.add(homes.of(parent, entry)));
    parts.forEach(
        (name, part) -> {
          for (UnreadValue value : part.unread(values.mapping(name))) {
            UnreadValue here = value.under(name);
            if (table.find(here.at()).isEmpty()) {
              unread.add(here);
            }
          }
        });
    return unread;
  }

  /// What the value at the end of a way may be; empty where the table does not say.
  public Optional<ValueType> type(Pointer at) {
    Optional<ValueType> type = table.find(at).map(KeyNode::type);
    if (at.isRoot() || !parts.containsKey(at.steps().getFirst())) {
      return type;
    }
    Pointer below = new Pointer(at.steps().subList(1, at.steps().size()));
    return parts.get(at.steps().getFirst()).type(below).or(() -> type);
  }
}
