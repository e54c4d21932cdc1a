package dev.plg.catalog;

import dev.plg.catalog.RenderedChart.Base;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values drawn over others, as far as Helm takes them: what one value needs to show is often
/// another one beside it.
final class DrawnBases {

  private static final int ONE_IN = 3;

  private final List<ProbeValue> all;
  private final TemplateWords words;
  private final TemplateGuards guards;
  private final Random random;

  /// What Helm refused when nothing else was added.
  private final Set<Map<String, @Nullable Object>> refused = new HashSet<>();

  DrawnBases(List<ProbeValue> all, TemplateWords words, TemplateGuards guards, Random random) {
    this.all = all;
    this.words = words;
    this.guards = guards;
    this.random = random;
  }

  /// Many values of the whole chart over a base.
  Base over(Base base) throws IOException {
    var chosen = new ArrayList<Map<String, @Nullable Object>>();
    for (ProbeValue probe : all) {
      if (random.nextInt(ONE_IN) == 0) {
        chosen.add(probe.at(drawn(probe)));
      }
    }
    return added(base, chosen);
  }

  /// Values of the conditions around one, and values beside the way to it, over a base.
  Base around(ProbeValue probe, Base base) throws IOException {
    var chosen = new ArrayList<Map<String, @Nullable Object>>();
    for (ProbeValue other : all) {
      if (!other.equals(probe) && other.isBeside(probe) && random.nextInt(ONE_IN) == 0) {
        chosen.add(other.at(drawn(other)));
      }
    }
    Collections.shuffle(chosen, random);
    return halved(halved(base, chosen), conditions(probe));
  }

  private List<Map<String, @Nullable Object>> conditions(ProbeValue probe) {
    var drawn = new ArrayList<Map<String, @Nullable Object>>();
    guards
        .around(probe)
        .forEach(
            (path, words) -> {
              if (random.nextInt(ONE_IN + 1) > 0) {
                drawn.add(condition(path, List.copyOf(words)));
              }
            });
    return drawn;
  }

  private Map<String, @Nullable Object> condition(String path, List<String> known) {
    Optional<ProbeValue> probe = all.stream().filter(it -> it.name().equals(path)).findFirst();
    if (known.isEmpty() && probe.isPresent()) {
      return probe.get().at(drawn(probe.get()));
    }
    Object value = known.isEmpty() ? true : known.get(random.nextInt(known.size()));
    return ProbeValue.at(List.of(path.split("\\.")), value);
  }

  private @Nullable Object drawn(ProbeValue probe) {
    List<String> known = words.of(probe.path().getLast());
    if (probe.node().type() == ValueType.BOOL) {
      return random.nextInt(ONE_IN) > 0;
    }
    if (!known.isEmpty() && random.nextBoolean()) {
      return known.get(random.nextInt(known.size()));
    }
    List<Object> values = probe.values();
    return values.get(random.nextInt(Math.min(ONE_IN, values.size())));
  }

  private Base added(Base base, List<Map<String, @Nullable Object>> chosen) throws IOException {
    var taken = new ArrayList<>(chosen);
    taken.removeAll(refused);
    Collections.shuffle(taken, random);
    return halved(base, taken);
  }

  private Base halved(Base base, List<Map<String, @Nullable Object>> more) throws IOException {
    return taken(base, more, refused);
  }

  /// Values over a base, as far as Helm takes them.
  static Base taken(Base base, List<Map<String, @Nullable Object>> more) throws IOException {
    return taken(base, more, new HashSet<>());
  }

  private static Base taken(
      Base base,
      List<Map<String, @Nullable Object>> more,
      Set<Map<String, @Nullable Object>> refused)
      throws IOException {
    if (more.isEmpty()) {
      return base;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> one : more) {
      all = RenderedChart.over(all, one);
    }
    Optional<Base> on = base.on(all);
    if (on.isEmpty() && more.size() == 1) {
      refused.add(more.getFirst());
    }
    if (on.isPresent() || more.size() == 1) {
      return on.orElse(base);
    }
    int half = more.size() / 2;
    return taken(
        taken(base, more.subList(0, half), refused), more.subList(half, more.size()), refused);
  }
}
