package dev.plg.picture.chart;

import dev.plg.catalog.KnownChart;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The default values of a chart, each with a place of its own that tells its key, so that a
/// finding on a default can be told from one on a value that the user set.
public final class ChartDefaultPlaces {

  private static final Map<String, ChartDefaultPlaces> LOADED = new ConcurrentHashMap<>();

  private final String chart;
  private final Map<Location, Pointer> pointers = new HashMap<>();
  private final Mapping defaults;

  private ChartDefaultPlaces(KnownChart chart) {
    this.chart = chart.name() + "-" + chart.version();
    this.defaults = (Mapping) placed(chart.defaults().with(Mapping.EMPTY), Pointer.ROOT);
  }

  public static ChartDefaultPlaces of(KnownChart chart) {
    return LOADED.computeIfAbsent(
        chart.table() + " " + chart.version(), _ -> new ChartDefaultPlaces(chart));
  }

  /// The key of the default that has a place; empty for a place in a file.
  public Optional<Pointer> key(Location place) {
    return Optional.ofNullable(pointers.get(place));
  }

  /// The key of the default that a place is near; empty for a place in a file.
  public Optional<Pointer> keyNear(Location place) {
    return key(Location.of(place.file()));
  }

  /// The place of what a chart adds around a value by itself.
  static Location around(Location value) {
    return value.isKnown() && value.line() == 0 ? new Location(value.file(), 0, 1) : value;
  }

  /// The default at the end of a way.
  public Optional<Node> find(Pointer at) {
    return defaults.find(at);
  }

  /// The defaults with values over them as Helm lays them: a null removes a default.
  Mapping with(Mapping values) {
    return over(defaults, values);
  }

  private static Mapping over(Mapping defaults, Mapping values) {
    Mapping.Builder all = defaults.toBuilder().at(values.place());
    for (Mapping.Entry entry : values.entries()) {
      Node was = defaults.find(entry.key()).orElse(Scalar.NULL);
      if (entry.value().isNull() && !was.isNull()) {
        all.remove(entry.key());
      } else if (was instanceof Mapping below && entry.value() instanceof Mapping above) {
        all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), over(below, above), ""));
      } else {
        all.add(entry);
      }
    }
    return all.build();
  }

  private Node placed(Node node, Pointer at) {
    return switch (node) {
      case Scalar scalar -> new Scalar(scalar.kind(), scalar.text(), place(at));
      case Sequence sequence -> {
        List<Node> items = new ArrayList<>();
        for (Node item : sequence.items()) {
          items.add(placed(item, at.to(items.size())));
        }
        yield new Sequence(items, place(at));
      }
      case Mapping mapping -> {
        List<Mapping.Entry> entries = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
          Pointer here = at.to(entry.key());
          Node value = placed(entry.value(), here);
          entries.add(new Mapping.Entry(entry.key(), place(here), value, ""));
        }
        yield Mapping.of(entries, place(at));
      }
    };
  }

  private Location place(Pointer at) {
    Location place = Location.of("%s's default of %s".formatted(chart, at));
    pointers.put(place, at);
    return place;
  }
}
