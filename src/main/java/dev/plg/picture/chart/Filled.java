package dev.plg.picture.chart;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// Gives what a chart writes by itself the place of the nearest part around it that has one.
final class Filled {

  private Filled() {}

  static Mapping at(Location place, Mapping mapping) {
    Location own = known(mapping.place(), place);
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      Location value = entry.value().place();
      Location key = entry.keyPlace().isKnown() ? entry.keyPlace() : known(value, own);
      entries.add(new Mapping.Entry(entry.key(), key, at(key, entry.value()), ""));
    }
    return Mapping.of(entries, own);
  }

  private static Node at(Location place, Node node) {
    return switch (node) {
      case Mapping mapping -> at(place, mapping);
      case Sequence sequence -> {
        Location own = known(sequence.place(), place);
        yield new Sequence(sequence.items().stream().map(item -> at(own, item)).toList(), own);
      }
      case Scalar scalar ->
          scalar.place().isKnown()
              ? scalar
              : new Scalar(
                  scalar.kind(), scalar.text(), known(Location.NONE, place), scalar.body());
    };
  }

  private static Location known(Location place, Location around) {
    return place.isKnown() ? place : ChartDefaultPlaces.around(around);
  }
}
