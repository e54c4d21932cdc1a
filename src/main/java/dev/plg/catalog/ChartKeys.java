package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The values that a chart reads at one version. What it hands on as it is, to Kubernetes or to a
/// program, is open; what it hands on to a chart that it depends on is read by that chart.
public final class ChartKeys {

  private final KnownChart chart;
  private final KeyTable table;

  /// The charts that it depends on, by the key of their values, where the atlas has them.
  private final Map<String, ChartKeys> parts;

  private ChartKeys(KnownChart chart, Map<String, ChartKeys> parts) {
    this.chart = chart;
    this.table = chart.keyTable();
    this.parts = parts;
  }

  /// The values of a chart at an exact version; empty where the atlas does not have it.
  public static Optional<ChartKeys> of(String chart, String version) {
    return KnownCharts.of(chart, version).map(ChartKeys::of);
  }

  static ChartKeys of(KnownChart chart) {
    var parts = new TreeMap<String, ChartKeys>();
    chart.parts().forEach((key, part) -> part.find().ifPresent(known -> parts.put(key, of(known))));
    return new ChartKeys(chart, parts);
  }

  /// The values that the chart would silently ignore, in the order they are written. One that is
  /// the chart's own default loses nothing.
  public List<UnreadValue> unread(Mapping values) {
    var unread = new ArrayList<UnreadValue>();
    var homes = new ValueHomes(table.root(), ConfigPaths.of(chart), values);
    table.eachUnread(
        values,
        (parent, entry) -> {
          if (!isDefault(parent.to(entry.key()), entry.value())) {
            unread.add(homes.of(parent, entry).readBy(versions(parent.to(entry.key()))));
          }
        });
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

  /// The other versions of the chart that read a value.
  private List<Version> versions(Pointer at) {
    return chart.readers(at).stream().map(KnownChart::version).toList();
  }

  /// Whether the chart reads a value, by its dotted path.
  public boolean reads(String path) {
    return type(Pointer.of(path.split("\\.", -1))).isPresent();
  }

  /// The values that the chart reads.
  public Mapping read(Mapping values) {
    Set<Mapping.Entry> unread = Collections.newSetFromMap(new IdentityHashMap<>());
    eachUnread(values, (_, entry) -> unread.add(entry));
    return unread.isEmpty() ? values : without(unread, values);
  }

  private void eachUnread(Mapping values, BiConsumer<Pointer, Mapping.Entry> found) {
    table.eachUnread(
        values,
        (parent, entry) -> {
          if (!parent.isRoot() || !parts.containsKey(entry.key())) {
            found.accept(parent, entry);
          }
        });
    parts.forEach(
        (name, part) ->
            part.eachUnread(
                values.mapping(name),
                (below, entry) -> {
                  Pointer parent = Pointer.of(name);
                  for (String step : below.steps()) {
                    parent = parent.to(step);
                  }
                  if (table.find(parent.to(entry.key())).isEmpty()) {
                    found.accept(parent, entry);
                  }
                }));
  }

  private static Mapping without(Set<Mapping.Entry> unread, Mapping values) {
    List<Mapping.Entry> read = new ArrayList<>();
    for (Mapping.Entry entry : values.entries()) {
      if (!unread.contains(entry)) {
        Node value =
            entry.value() instanceof Mapping below ? without(unread, below) : entry.value();
        read.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
      }
    }
    return Mapping.of(read, values.place());
  }

  private boolean isDefault(Pointer at, Node value) {
    return chart.defaults().find(at).filter(standard -> isSame(standard, value)).isPresent();
  }

  /// What a default with braces is rendered to is not known.
  private static boolean isSame(Node standard, Node value) {
    if (standard instanceof Mapping below && value instanceof Mapping above) {
      return ChartDefaults.differing(below, above).isEmpty();
    }
    return standard.equals(value) || String.valueOf(standard.plain()).contains("{{");
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
