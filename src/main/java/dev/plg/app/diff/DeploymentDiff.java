package dev.plg.app.diff;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that differs between two deployments, by what it does.
///
/// @param changes by effect, the gravest first, then by object
/// @param restarts the workloads whose pods restart
/// @param notes what could not be compared, or not be explained
/// @param objects how many were compared
public record DeploymentDiff(
    String from,
    String to,
    List<Change> changes,
    List<Restart> restarts,
    List<Finding> notes,
    int objects) {

  private static final int OBJECT = 20;

  public DeploymentDiff {
    changes = List.copyOf(changes);
    restarts = List.copyOf(restarts);
    notes = List.copyOf(notes);
  }

  /// Compares two deployments.
  public static DeploymentDiff of(Side before, Side after) {
    return new Run(before, after).diff();
  }

  /// Whether nothing differs but what does nothing.
  public boolean isSame() {
    return changes.stream().allMatch(it -> it.effect() == Effect.NOTHING)
        && notes.stream().noneMatch(it -> it.rule().equals(ModelledValues.RULE));
  }

  /// How many differences do something.
  public long count() {
    return changes.stream().filter(it -> it.effect() != Effect.NOTHING).count();
  }

  /// How many differences do nothing.
  public long idle() {
    return changes.size() - count();
  }

  /// How far both are apart: an object that only one has counts as much as several values.
  public long distance() {
    return changes.stream()
        .filter(it -> it.effect() != Effect.NOTHING)
        .mapToLong(it -> it.difference().isPresent() ? 1 : OBJECT)
        .sum();
  }

  DeploymentDiff with(List<Change> more, List<Finding> moreNotes) {
    return new DeploymentDiff(
        from,
        to,
        Stream.concat(changes.stream(), more.stream()).toList(),
        restarts,
        Stream.concat(notes.stream(), moreNotes.stream()).toList(),
        objects);
  }

  /// The changes of one effect, by object.
  Map<ObjectName, List<Change>> of(Effect effect) {
    var byObject = new LinkedHashMap<ObjectName, List<Change>>();
    for (Change change : changes) {
      if (change.effect() == effect) {
        byObject.computeIfAbsent(change.object(), _ -> new ArrayList<>()).add(change);
      }
    }
    return byObject;
  }

  private static final class Run {

    private final Side before;
    private final Side after;
    private final MatchedObjects pairs;
    private final Readers oldReaders;
    private final Readers newReaders;
    private final Map<ObjectName, Restart> restarts = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    /// ConfigMaps and Secrets with another content, as `ConfigMap loki`.
    private final Set<String> changedTexts = new HashSet<>();

    Run(Side before, Side after) {
      this.before = before;
      this.after = after;
      this.pairs = MatchedObjects.of(before, after);
      this.oldReaders = Readers.in(before);
      this.newReaders = Readers.in(after);
    }

    DeploymentDiff diff() {
      var differing = new LinkedHashSet<ObjectName>();
      pairs
          .same()
          .forEach(
              (was, now) -> {
                if (isDifferent(was, now)) {
                  differing.add(was);
                }
              });
      differing.stream()
          .filter(Readers::isText)
          .forEach(name -> changedTexts.add(name.kind() + " " + name.name()));
      pairs.same().keySet().stream().filter(Readers::isWorkload).forEach(this::workload);
      differing.stream().filter(name -> !Readers.isWorkload(name)).forEach(this::object);
      pairs.removed().forEach(this::removed);
      pairs.added().forEach(this::added);
      changes.sort(
          (a, b) ->
              a.effect() == b.effect()
                  ? a.object().compareTo(b.object())
                  : a.effect().compareTo(b.effect()));
      return new DeploymentDiff(
          before.name(),
          after.name(),
          changes,
          List.copyOf(restarts.values()),
          notes,
          pairs.same().size() + pairs.removed().size() + pairs.added().size());
    }

    private boolean isDifferent(ObjectName was, ObjectName now) {
      return !before.object(was).equals(after.object(now));
    }

    private void workload(ObjectName was) {
      ObjectName now = Objects.requireNonNull(pairs.same().get(was));
      ObjectName name = MatchedObjects.shown(was, now);
      Mapping old = before.object(was).orElseThrow();
      Mapping changed = after.object(now).orElseThrow();
      Set<String> reads = new HashSet<>(Rolling.reads(changed));
      reads.retainAll(changedTexts);
      boolean rolls =
          (isRolling(after, now, reads) && isRolling(before, was, reads))
              || (!reads.isEmpty() && Rolling.isOpen(old) && Rolling.isOpen(changed));
      if (old.equals(changed) && !rolls) {
        return;
      }
      Rolling rolling = Rolling.of(name, unnamed(old, was, now), changed);
      changes.addAll(rolling.changes(old, changed));
      boolean generated = isMarkedByName(before, old, was) != isMarkedByName(after, changed, now);
      changes.addAll(rolling.ofMarks(!reads.isEmpty(), generated));
      boolean restart =
          rolls
              || rolling.changesPods()
              || rolling.changesMark()
              || rolling.changesMarkKind(generated);
      if (restart) {
        restarts.put(name, Restart.of(name, changed));
      }
    }

    /// A side that leaves the namespace to the one who applies it does not differ in it.
    private static Mapping unnamed(Mapping old, ObjectName was, ObjectName now) {
      return was.equals(now) ? old : InNamespace.of(old, now.namespace());
    }

    /// Whether one of these texts has a name that its content changes.
    private static boolean isRolling(Side side, ObjectName workload, Set<String> texts) {
      return side.rolling().stream()
          .filter(it -> it.namespace().isEmpty() || it.namespace().equals(workload.namespace()))
          .anyMatch(it -> texts.contains(it.kind() + " " + it.name()));
    }

    private static boolean isMarkedByName(Side side, Mapping workload, ObjectName name) {
      return isRolling(side, name, Rolling.reads(workload));
    }

    private void object(ObjectName was) {
      ObjectName now = Objects.requireNonNull(pairs.same().get(was));
      ObjectName name = MatchedObjects.shown(was, now);
      Mapping old = unnamed(before.object(was).orElseThrow(), was, now);
      Mapping changed = after.object(now).orElseThrow();
      if (Readers.isText(name)) {
        new TextEffects(name, oldReaders, newReaders)
            .of(old, changed)
            .forEach(it -> changes.add(rolled(it)));
        return;
      }
      for (DifferentValue difference : Comparison.of(old, changed)) {
        changes.add(
            Change.of(
                name,
                difference,
                name.isOfKubernetes() || difference.isBelow("metadata")
                    ? ObjectEffects.of(name, difference, old, changed)
                    : Verdict.of(Effect.IN_PLACE, "its controller acts on it")));
      }
    }

    /// A text that pods have read already is read again by a restart alone.
    private Change rolled(Change change) {
      List<ObjectName> waiting =
          newReaders.of(change.object()).stream()
              .map(Readers.Reader::workload)
              .filter(it -> !restarts.containsKey(it) && !it.kind().equals("CronJob"))
              .distinct()
              .toList();
      boolean isRead = change.effect() != Effect.NOTHING && change.effect() != Effect.IN_PLACE;
      if (waiting.isEmpty() || !isRead || !change.verdict().commands().isEmpty()) {
        return change;
      }
      List<String> commands = waiting.stream().map(it -> it.command("rollout restart")).toList();
      return new Change(
          change.object(), change.presence(), change.difference(), change.verdict().by(commands));
    }

    private void removed(ObjectName name) {
      if (isMissing(name, newReaders, after)) {
        return;
      }
      Mapping object = before.object(name).orElseThrow();
      comesOrGoes(
          name, Change.Presence.REMOVED, readers -> PresenceEffects.removed(name, object, readers));
    }

    private void added(ObjectName name) {
      if (isMissing(name, oldReaders, before)) {
        return;
      }
      Mapping object = after.object(name).orElseThrow();
      comesOrGoes(
          name, Change.Presence.ADDED, readers -> PresenceEffects.added(name, object, readers));
    }

    /// What is read by new workloads, or by those that go, comes and goes with them.
    private void comesOrGoes(
        ObjectName name, Change.Presence presence, Function<List<ObjectName>, Verdict> verdict) {
      List<ObjectName> readers =
          Readers.isText(name) ? Readers.of(name, oldReaders, newReaders) : List.of();
      List<ObjectName> lasting =
          readers.stream()
              .filter(it -> pairs.same().containsKey(it) || pairs.same().containsValue(it))
              .toList();
      boolean isWithIt = !readers.isEmpty() && lasting.isEmpty();
      Verdict does =
          isWithIt
              ? Verdict.of(Effect.SCALES, "%s reads it".formatted(readers.getFirst().title()))
              : verdict.apply(lasting);
      changes.add(new Change(name, presence, Optional.empty(), does));
    }

    /// A pod that runs has what it reads: a dump without it is a part of what is there.
    private boolean isMissing(ObjectName name, Readers readers, Side side) {
      boolean isMissing = side.isLive() && readers.reads(name);
      if (isMissing) {
        notes.add(
            new Finding(
                "diff/incomplete",
                Severity.WARNING,
                Location.of(side.name()),
                "%s is not in this input, but %s reads it"
                    .formatted(name.title(), readers.of(name).getFirst().workload().title()),
                "it was not compared",
                "add it, as with `kubectl get %s,%s -o yaml`"
                    .formatted("all", "configmap,secret,pvc,serviceaccount")));
      }
      return isMissing;
    }
  }
}
