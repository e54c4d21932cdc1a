package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What changes in a workload, with the marks that only roll its pods folded into what they are
/// about: the hash of a configuration is no difference of its own.
final class Rolling {

  private final ObjectName name;
  private final List<DifferentValue> kept = new ArrayList<>();
  private final List<DifferentValue> marks = new ArrayList<>();

  private Rolling(ObjectName name) {
    this.name = name;
  }

  static Rolling of(ObjectName name, Mapping was, Mapping now) {
    var rolling = new Rolling(name);
    for (DifferentValue difference : Comparison.of(was, now)) {
      (isMark(difference) ? rolling.marks : rolling.kept).add(difference);
    }
    return rolling;
  }

  /// As most charts name it: `checksum/config`.
  private static boolean isMark(DifferentValue difference) {
    return difference.isBelow("spec", "template", "metadata", "annotations")
        && Stream.of("checksum", "hash", "sha256").anyMatch(difference.last()::contains);
  }

  /// The differences beside the marks.
  List<Change> changes(Mapping was, Mapping now) {
    var effects = new WorkloadEffects(name, was, now);
    return kept.stream()
        .map(
            it ->
                Change.of(
                    name,
                    it,
                    it.isBelow("metadata") ? ObjectEffects.metadata(name, it) : effects.of(it)))
        .toList();
  }

  /// Whether the pods change for another reason than the marks.
  boolean changesPods() {
    return kept.stream().anyMatch(it -> it.isBelow("spec", "template"));
  }

  /// Whether a mark has another value.
  boolean changesMark() {
    return marks.stream().anyMatch(it -> it.before().isPresent() && it.after().isPresent());
  }

  /// What is to be said of the marks themselves.
  ///
  /// @param explained whether some text that the pods read changes, too
  /// @param generated whether one side has a mark in the names of those texts instead
  List<Change> ofMarks(boolean explained, boolean generated) {
    if (marks.isEmpty() || (explained && changesMark())) {
      return List.of();
    }
    boolean come = marks.stream().anyMatch(it -> it.before().isEmpty());
    boolean go = marks.stream().anyMatch(it -> it.after().isEmpty());
    boolean moved = !changesMark() && (generated || (come && go));
    Verdict verdict =
        moved
            ? Verdict.of(
                Effect.NOTHING,
                "another mark rolls the pods on a new configuration; applied over each other, they"
                    + " restart once")
            : Verdict.of(
                Effect.RESTARTS, "the hash changes, but no text in these objects that it is of");
    return marks.stream().map(it -> Change.of(name, it, verdict)).toList();
  }

  /// Whether a mark comes or goes, and so restarts the pods.
  boolean changesMarkKind(boolean generated) {
    return ofMarks(false, generated).stream().anyMatch(it -> it.effect() == Effect.RESTARTS);
  }

  /// Whether a workload has the mark of a chart that is only modelled: what it is a hash of is not
  /// known, but that it follows the configuration.
  static boolean isOpen(Mapping workload) {
    return PodNeeds.template(workload).stream()
        .flatMap(it -> it.mapping("metadata").mapping("annotations").entries().stream())
        .anyMatch(
            it ->
                it.key().startsWith("checksum/")
                    && it.value() instanceof Scalar mark
                    && mark.text().equals("0"));
  }

  /// The texts that its pods read, of those named.
  static Set<String> reads(Mapping workload) {
    return PodNeeds.template(workload).map(PodNeeds::of).map(PodNeeds::reads).orElse(Set.of());
  }
}
