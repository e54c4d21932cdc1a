package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The values that a chart has by default. Its longer lists and texts are not in it: what is set in
/// their place always counts as different.
public final class ChartDefaults {

  /// Of a chart without any.
  public static final ChartDefaults NONE = new ChartDefaults(Mapping.EMPTY);

  private static final Map<String, ChartDefaults> LOADED = new ConcurrentHashMap<>();

  private final Mapping defaults;

  private ChartDefaults(Mapping defaults) {
    this.defaults = defaults;
  }

  /// The defaults of a chart at an exact version, over those of the charts that it depends on;
  /// empty where the atlas does not have it.
  public static Optional<ChartDefaults> of(Chart chart) {
    return KnownCharts.find(chart).map(ChartDefaults::of);
  }

  /// The defaults of a chart by its name and exact version.
  public static Optional<ChartDefaults> of(String chart, String version) {
    return KnownCharts.of(chart, version).map(ChartDefaults::of);
  }

  static ChartDefaults of(KnownChart chart) {
    return LOADED.computeIfAbsent(
        chart.table() + " " + chart.version(),
        _ -> new ChartDefaults(with(ofParts(chart), own(chart))));
  }

  private static Mapping ofParts(KnownChart chart) {
    Mapping.Builder parts = Mapping.builder();
    chart
        .parts()
        .forEach((key, part) -> part.find().ifPresent(known -> parts.put(key, own(known))));
    return parts.build();
  }

  private static Mapping own(KnownChart chart) {
    var text = new StringBuilder();
    print(chart.keyTable().root(), "", text);
    return YamlReader.read(chart.table(), text.toString()).documents().stream()
        .findFirst()
        .map(document -> (Mapping) document.root())
        .orElse(Mapping.EMPTY);
  }

  /// Prints the defaults below a step as YAML; says whether there were any.
  private static boolean print(KeyNode node, String indent, StringBuilder text) {
    boolean any = false;
    for (Map.Entry<String, KeyNode> entry : node.children().entrySet()) {
      KeyNode child = entry.getValue();
      int start = text.length();
      String key = entry.getKey();
      text.append(indent).append(isPlain(key) ? key : '"' + key + '"').append(':');
      child.standard().ifPresent(json -> text.append(' ').append(json));
      text.append('\n');
      boolean below = child.standard().isEmpty() && print(child, indent + " ", text);
      if (child.standard().isEmpty() && !below) {
        text.setLength(start);
      } else {
        any = true;
      }
    }
    return any;
  }

  private static boolean isPlain(String key) {
    return !key.isEmpty() && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  /// The default at the end of a way; empty where there is none, or it is left out.
  public Optional<Node> find(Pointer at) {
    return defaults.find(at);
  }

  /// What makes exactly `wanted` of a map that the chart has: null for each key that it has
  /// besides.
  public Mapping replacing(String key, Mapping wanted) {
    return replacing(defaults.mapping(key), wanted);
  }

  private static Mapping replacing(Mapping defaults, Mapping wanted) {
    Mapping.Builder exact = Mapping.builder();
    for (Mapping.Entry entry : wanted.entries()) {
      boolean merge =
          entry.value() instanceof Mapping
              && defaults.find(entry.key()).orElse(entry.value()) instanceof Mapping;
      exact.put(
          entry.key(),
          merge ? replacing(defaults.mapping(entry.key()), (Mapping) entry.value()) : entry.value(),
          entry.comment());
    }
    for (String key : defaults.keys()) {
      if (wanted.find(key).isEmpty()) {
        exact.put(key, null);
      }
    }
    return exact.build();
  }

  /// What of `values` changes what the chart has already.
  public Mapping differing(Mapping values) {
    return differing(defaults, values);
  }

  static Mapping differing(Mapping defaults, Mapping values) {
    Mapping.Builder rest = Mapping.builder().at(values.place());
    for (Mapping.Entry entry : values.entries()) {
      Optional<Node> was = defaults.find(entry.key());
      if (was.isPresent()
          && was.get() instanceof Mapping below
          && entry.value() instanceof Mapping above) {
        Mapping inner = differing(below, above);
        if (!inner.isEmpty()) {
          rest.add(new Mapping.Entry(entry.key(), entry.keyPlace(), inner, entry.comment()));
        }
      } else if (was.isEmpty() || !was.get().equals(entry.value())) {
        rest.add(entry);
      }
    }
    return rest.build();
  }

  /// The defaults without the switches `enabled` of these parts, which then always differ.
  public ChartDefaults withoutSwitches(Collection<String> parts) {
    Mapping.Builder rest = defaults.toBuilder();
    for (String part : parts) {
      rest.put(part, defaults.mapping(part).toBuilder().remove("enabled").build());
    }
    return parts.isEmpty() ? this : new ChartDefaults(rest.build());
  }

  /// All that the chart has, with `values` over it as Helm lays them.
  public Mapping with(Mapping values) {
    return with(defaults, values);
  }

  private static Mapping with(Mapping defaults, Mapping values) {
    Mapping.Builder all = defaults.toBuilder().at(values.place());
    for (Mapping.Entry entry : values.entries()) {
      Node was = defaults.find(entry.key()).orElse(Mapping.EMPTY);
      boolean merge = was instanceof Mapping && entry.value() instanceof Mapping;
      Node value = merge ? with((Mapping) was, (Mapping) entry.value()) : entry.value();
      all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
    }
    return all.build();
  }
}
