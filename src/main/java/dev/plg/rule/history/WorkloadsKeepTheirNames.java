package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.view.Installation;
import dev.plg.view.WorkloadName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is applied under another name or in another namespace is another stack, and the old one
/// stays.
public final class WorkloadsKeepTheirNames implements HistoryRule {

  private static final String FIX =
      "keep it, or write a second stack to another path; to move this one, copy what is on its"
          + " volumes, add --accept kubernetes/moved, install the new one, and run `%s`";

  @Override
  public About about() {
    return new About(
        "kubernetes/moved",
        List.of(),
        Severity.ERROR,
        Versions.ALL,
        "the namespace or the names of the workloads change",
        "the old stack keeps running, and the new one starts with empty volumes; on object storage"
            + " both write to one bucket",
        FIX.formatted("kubectl delete"),
        "kubernetes.io/docs/concepts/overview/working-with-objects/names");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (FileChange change : changes) {
      List<Move> moves = moves(change);
      byNamespaces(moves).values().forEach(same -> findings.add(finding(change, same)));
      if (moves.isEmpty()) {
        checkReleases(change, findings);
      }
    }
    return findings;
  }

  /// A workload under its old and its new name.
  private record Move(WorkloadName before, WorkloadName after) {

    String namespaces() {
      return before.namespace() + " to " + after.namespace();
    }

    boolean changesNamespace() {
      return !before.namespace().equals(after.namespace());
    }
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

  private static Map<String, List<Move>> byNamespaces(List<Move> moves) {
    return moves.stream()
        .collect(Collectors.groupingBy(Move::namespaces, TreeMap::new, Collectors.toList()));
  }

  private Finding finding(FileChange change, List<Move> moves) {
    Move first = moves.getFirst();
    String message =
        first.changesNamespace()
            ? "the namespace changes from " + first.namespaces()
            : "the workloads get other names: " + names(moves);
    return about()
        .finding(Location.of(change.file()), message, FIX.formatted(removal(change, moves)));
  }

  private static String names(List<Move> moves) {
    return moves.stream()
        .map(move -> "%s becomes %s".formatted(move.before().name(), move.after().name()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String removal(FileChange change, List<Move> moves) {
    Installation installed = Installation.in(change.before());
    return installed.isByHelm()
        ? installed.removal(installed.releases())
        : WorkloadName.deletion(
            moves.getFirst().before().namespace(),
            moves.stream().map(Move::before).distinct().toList());
  }

  /// Values for a chart have no workloads, but a release has a namespace.
  private void checkReleases(FileChange change, List<Finding> findings) {
    Installation was = Installation.in(change.before());
    Installation now = Installation.in(change.after());
    if (was.namespace().isPresent()
        && now.namespace().isPresent()
        && !was.namespace().equals(now.namespace())
        && WorkloadName.in(change.before()).isEmpty()) {
      findings.add(
          about()
              .finding(
                  Location.of(change.file()),
                  "the namespace changes from %s to %s"
                      .formatted(was.namespace().get(), now.namespace().get()),
                  FIX.formatted(was.removal(was.releases()))));
    }
  }
}
