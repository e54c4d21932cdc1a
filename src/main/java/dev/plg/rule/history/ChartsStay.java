package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.view.Installation;
import dev.plg.view.Installation.Release;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A release of Helm owns its objects: another release that makes the same ones is refused.
public final class ChartsStay implements HistoryRule {

  private static final String FIX =
      "keep the chart; to change it, save what is on the claims that charts made, such as"
          + " Grafana's, add --accept helm/chart-changed, run `%s`, which deletes them, and"
          + " install; the claims of StatefulSets stay, and the new pods take them over";

  @Override
  public About about() {
    return new About(
        "helm/chart-changed",
        List.of(),
        Severity.ERROR,
        Versions.ALL,
        "another chart installs a component",
        "the release of the old chart keeps its objects, and Helm refuses a second release of the"
            + " same objects",
        FIX.formatted("helm uninstall"),
        "helm pkg/action/validate.go checkOwnership@v3.17.0");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (FileChange change : changes) {
      Installation before = Installation.in(change.before());
      Installation after = Installation.in(change.after());
      var gone = new ArrayList<Release>();
      var come = new ArrayList<Release>();
      for (String component : new TreeSet<>(before.components())) {
        Optional<Release> was = before.of(component);
        Optional<Release> now = after.of(component);
        if (was.isPresent() && now.isPresent() && !chart(was).equals(chart(now))) {
          gone.add(was.get());
          come.add(now.get());
        }
      }
      if (!gone.isEmpty()) {
        findings.add(
            about()
                .finding(
                    Location.of(change.file()),
                    message(charts(gone), charts(come)),
                    FIX.formatted(before.removal(gone))));
      }
    }
    return findings;
  }

  private static String chart(Optional<Release> release) {
    return release.map(Release::chart).orElse("");
  }

  private static List<String> charts(List<Release> releases) {
    return releases.stream().map(Release::chart).distinct().sorted().toList();
  }

  private static String message(List<String> gone, List<String> come) {
    return gone.size() == 1
        ? "the chart %s is replaced by %s".formatted(gone.getFirst(), list(come))
        : "the charts %s are replaced by %s".formatted(list(gone), list(come));
  }

  private static String list(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
