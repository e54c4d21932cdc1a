package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.HistorySubjects.CHANGES;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.RecordedInstallation;
import dev.plg.view.WorkloadName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Workloads that are applied under another name or in another namespace are another stack, and the
/// old one stays.
public final class KubernetesMoved {

  private static final String MOVE =
      "keep it, or write a second stack to another path; to move this one, copy the data on its"
          + " volumes, add --accept kubernetes/moved, install the new one, and run `%s`";

  public static final Rule RULE =
      error("kubernetes/moved", CHANGES)
          .what("the namespace or the names of the workloads change")
          .why(
              "the old stack keeps running, and the new one starts with empty volumes; on object"
                  + " storage both write to the same bucket")
          .fix(MOVE.formatted("kubectl delete"))
          .source("https://kubernetes.io/docs/concepts/overview/working-with-objects/names/")
          .finds(KubernetesMoved::violations);

  private KubernetesMoved() {}

  /// A workload under its old and its new name.
  private record Move(WorkloadName before, WorkloadName after) {

    String namespaces() {
      return before.namespace() + " to " + after.namespace();
    }

    boolean changesNamespace() {
      return !before.namespace().equals(after.namespace());
    }
  }

  private static Stream<Violation> violations(FileChange change) {
    List<Move> moves = moves(change);
    return moves.isEmpty()
        ? ofReleases(change)
        : moves.stream()
            .collect(Collectors.groupingBy(Move::namespaces, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(same -> violation(change, same));
  }

  private static List<Move> moves(FileChange change) {
    List<WorkloadName> before = WorkloadName.in(change.before());
    List<WorkloadName> after = WorkloadName.in(change.after());
    var moves = new ArrayList<Move>();
    for (WorkloadName was : before) {
      if (!after.contains(was)) {
        after.stream()
            .filter(now -> now.isLike(was) && !before.contains(now))
            .map(now -> new Move(was, now))
            .forEach(moves::add);
      }
    }
    return moves;
  }

  private static Violation violation(FileChange change, List<Move> moves) {
    Move first = moves.getFirst();
    String message =
        first.changesNamespace()
            ? "the namespace changes from " + first.namespaces()
            : "the workloads are renamed: " + names(moves);
    return at(Location.of(change.file()), message).fixedBy(MOVE.formatted(removal(change, moves)));
  }

  private static String names(List<Move> moves) {
    return moves.stream()
        .map(move -> "%s becomes %s".formatted(move.before().name(), move.after().name()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String removal(FileChange change, List<Move> moves) {
    RecordedInstallation installed = RecordedInstallation.in(change.before());
    return installed.isByHelm()
        ? installed.removal(installed.releases())
        : WorkloadName.deletion(
            moves.getFirst().before().namespace(),
            moves.stream().map(Move::before).distinct().toList());
  }

  /// Values for a chart contain no workloads, but a release has a namespace.
  private static Stream<Violation> ofReleases(FileChange change) {
    RecordedInstallation was = RecordedInstallation.in(change.before());
    RecordedInstallation now = RecordedInstallation.in(change.after());
    return was.namespace().isPresent()
            && now.namespace().isPresent()
            && !was.namespace().equals(now.namespace())
            && WorkloadName.in(change.before()).isEmpty()
        ? Stream.of(
            at(
                    Location.of(change.file()),
                    "the namespace changes from %s to %s"
                        .formatted(was.namespace().get(), now.namespace().get()))
                .fixedBy(MOVE.formatted(was.removal(was.releases()))))
        : Stream.empty();
  }
}
