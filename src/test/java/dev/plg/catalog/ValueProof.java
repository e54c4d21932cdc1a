package dev.plg.catalog;

import dev.plg.catalog.RenderedChart.Base;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Proves by Helm what the atlas says of the values of a chart.
final class ValueProof {

  /// How many bases are drawn for all values, and how many for each that no other base shows.
  private static final int DRAWN = Integer.getInteger("plg.bases", 3);

  private static final int AROUND = 8;

  /// How many bases each value is tried on by itself, and how many with other values than the
  /// first.
  private static final int MOST = 8;

  private static final int FEW = 4;

  private final List<Base> bases;
  private final Random random;
  private final TemplateWords words;
  private final DrawnBases drawn;

  /// @param all the values that a template reads
  /// @param bases to start from, the likeliest first
  ValueProof(List<ProbeValue> all, List<Base> bases, long seed) throws IOException {
    this.bases = bases;
    this.random = new Random(seed);
    Path chart = bases.getFirst().chart().folder();
    this.words = TemplateWords.of(chart);
    this.drawn = new DrawnBases(all, words, TemplateGuards.of(chart), random);
  }

  /// Those of the values called read that no base shows to be.
  ///
  /// @param asked the values that are proven
  List<ProbeValue> hidden(List<ProbeValue> asked) throws IOException {
    List<ProbeValue> hidden = new ArrayList<>(asked);
    var tried = new ArrayList<Base>();
    tried.add(bases.getFirst());
    for (int i = 0; i < DRAWN; i++) {
      Base start = bases.get(random.nextInt(bases.size()));
      String kubernetes = ProofBases.KUBERNETES.get(random.nextInt(ProofBases.KUBERNETES.size()));
      tried.add(drawn.over(start.chart().base(kubernetes, start.values()).orElse(start)));
    }
    tried.addAll(bases);
    for (Base base : tried) {
      hidden.removeAll(marked(base, hidden));
    }
    List<Base> few = tried.subList(0, Math.min(MOST, tried.size()));
    for (ProbeValue probe : List.copyOf(hidden)) {
      if (shows(few, probe) || showsAmongOthers(few, probe)) {
        hidden.remove(probe);
      }
    }
    return hidden;
  }

  private List<Object> values(ProbeValue probe) {
    var values = new ArrayList<>(probe.values());
    if (probe.node().type() == ValueType.STRING || probe.node().type() == ValueType.ANY) {
      values.addAll(words.of(probe.path().getLast()));
    }
    return values;
  }

  /// Whether one of the bases renders something else with the value changed: with one that is like
  /// it, in a few with others, too.
  private boolean shows(List<Base> bases, ProbeValue probe) throws IOException {
    List<Object> values = values(probe);
    int likely = probe.isMarked() ? 1 : 2;
    for (int i = 0; i < bases.size(); i++) {
      if (shows(bases.get(i), probe, values.subList(0, i < FEW ? values.size() : likely))) {
        return true;
      }
    }
    return false;
  }

  private static boolean shows(Base base, ProbeValue probe, List<Object> values)
      throws IOException {
    for (Object value : values) {
      if (base.changesWith(probe.at(value))) {
        return true;
      }
    }
    return false;
  }

  private boolean showsAmongOthers(List<Base> bases, ProbeValue probe) throws IOException {
    List<Object> values = values(probe);
    for (int i = 0; i < AROUND; i++) {
      Base start = bases.get(i % 2 == 0 ? 0 : random.nextInt(bases.size()));
      Base base = drawn.around(probe, start);
      if (shows(base, probe, values.subList(0, Math.min(FEW, values.size())))) {
        return true;
      }
    }
    return false;
  }

  /// Those whose marks show where all of them are set at once. Where Helm refuses some, halves of
  /// them are tried.
  private List<ProbeValue> marked(Base base, List<ProbeValue> probes) throws IOException {
    List<ProbeValue> able = probes.stream().filter(ProbeValue::isMarked).toList();
    if (able.isEmpty()) {
      return able;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (ProbeValue probe : able) {
      all = RenderedChart.over(all, probe.at(probe.values().getFirst()));
    }
    Optional<String> text = base.with(all);
    if (text.isPresent()) {
      return able.stream().filter(it -> it.isIn(text.get())).toList();
    }
    if (able.size() == 1) {
      return able;
    }
    int half = able.size() / 2;
    var found = new ArrayList<>(marked(base, able.subList(0, half)));
    found.addAll(marked(base, able.subList(half, able.size())));
    return found;
  }
}
