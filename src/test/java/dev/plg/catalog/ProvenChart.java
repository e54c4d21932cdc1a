package dev.plg.catalog;

import dev.plg.catalog.RenderedChart.Base;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the atlas says of the values of a chart, against what Helm renders.
///
/// @param source the chart's folder
/// @param handedOn the keys of the charts that it hands values to
/// @param open what Helm renders of it in a cluster that serves every API
/// @param bases what Helm renders of it
record ProvenChart(
    KnownChart chart,
    Path source,
    Set<String> handedOn,
    KeyNode root,
    List<Base> open,
    List<Base> bases) {

  /// Copies the chart to a folder and renders it there.
  static ProvenChart of(KnownChart chart, Path source, Set<String> handedOn, Path copy)
      throws IOException {
    KeyNode root = chart.keyTable().root();
    RenderedChart shown = ChartCopy.shown(source, copy.resolve("shown"));
    RenderedChart open = ChartCopy.withEveryApi(shown, copy.resolve("open"));
    return new ProvenChart(
        chart,
        source,
        handedOn,
        root,
        new ProofBases(open, root, source).few(),
        new ProofBases(shown, root, source).all());
  }

  /// The values that are called read, without those that other charts read.
  List<ProbeValue> read() {
    return ProbeValue.read(root, handedOn);
  }

  /// Those of a sample of the values called read that no base shows to be.
  List<String> hidden(int most, long seed) throws IOException {
    List<ProbeValue> all = read();
    var asked = new ArrayList<>(all);
    Collections.shuffle(asked, new Random(seed));
    return new ValueProof(all, Stream.concat(open.stream(), bases.stream()).toList(), seed)
        .hidden(asked.subList(0, Math.min(most, asked.size()))).stream()
            .map(it -> chart.name() + "\t" + it.name())
            .sorted()
            .toList();
  }

  /// The bases that render something else with other values wherever none is said to be read.
  List<String> changedByUnread() throws IOException {
    Map<String, @Nullable Object> probes = ProbeValue.unread(root);
    var changed = new ArrayList<String>();
    for (Base base : bases) {
      if (base.changesWith(probes)) {
        changed.add(chart.name() + " " + chart.version() + " " + base.values());
      }
    }
    return changed;
  }

  /// The values of the chart's examples that are said to be unread, where Helm renders something
  /// else without them.
  List<String> wrongInExamples() throws IOException {
    RenderedChart shown = bases.getFirst().chart();
    var wrong = new ArrayList<String>();
    for (Map<String, @Nullable Object> example : new ProofBases(shown, root, source).examples()) {
      List<Pointer> unread =
          chart.keys().unread(Mapping.of(example)).stream().map(UnreadValue::at).toList();
      if (!unread.isEmpty() && changesWithout(shown, example, unread)) {
        for (Pointer at : unread) {
          if (changesWithout(shown, example, List.of(at))) {
            wrong.add(chart.name() + " " + chart.version() + " " + at);
          }
        }
      }
    }
    return wrong;
  }

  private static boolean changesWithout(
      RenderedChart shown, Map<String, @Nullable Object> example, List<Pointer> unread)
      throws IOException {
    Map<String, @Nullable Object> rest = example;
    for (Pointer at : unread) {
      rest = without(rest, at.steps());
    }
    Optional<Base> base = shown.base(ProofBases.KUBERNETES.getFirst(), rest);
    return base.isPresent() && base.get().changesWith(example);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> without(
      Map<String, @Nullable Object> values, List<String> path) {
    var rest = new LinkedHashMap<String, @Nullable Object>(values);
    Object below = rest.get(path.getFirst());
    if (path.size() == 1) {
      rest.remove(path.getFirst());
    } else if (below instanceof Map) {
      rest.put(
          path.getFirst(),
          without((Map<String, @Nullable Object>) below, path.subList(1, path.size())));
    }
    return rest;
  }
}
