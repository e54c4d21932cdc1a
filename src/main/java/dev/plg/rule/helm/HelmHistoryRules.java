package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.HistorySubjects.CHANGES;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.RecordedInstallation;
import dev.plg.view.RecordedInstallation.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The rules of the area `helm` on a changed output.
public final class HelmHistoryRules {

  private static final String REPLACE =
      "keep the chart; to change it, back up the claims that charts created, such as Grafana's, add"
          + " --accept helm/chart-changed, run `%s`, which deletes them, and install; the claims of"
          + " StatefulSets stay, and the new pods use them";

  public static final List<Rule> ALL =
      List.of(
          error("helm/chart-changed", CHANGES)
              .what("another chart installs a component")
              .why(
                  "the release of the old chart keeps its objects, and Helm refuses a second"
                      + " release of the same objects")
              .fix(REPLACE.formatted("helm uninstall"))
              .source("helm/helm pkg/action/validate.go checkOwnership@v3.17.0")
              .finds(HelmHistoryRules::replaced),
          note("helm/chart-upgraded", CHANGES)
              .what("a chart changes its version")
              .why(
                  "Helm upgrades the release in place: with plg's values the workloads keep their"
                      + " names, selectors and claims")
              .fix(
                  "install as before, with install.sh, helmfile or the GitOps objects, which name"
                      + " the new version; your own values may need other keys: `plg lint --chart`"
                      + " lists them")
              .source("rendered with the charts of both versions")
              .finds(HelmHistoryRules::upgraded));

  private HelmHistoryRules() {}

  private static Stream<Violation> upgraded(FileChange change) {
    RecordedInstallation after = RecordedInstallation.in(change.after());
    return RecordedInstallation.in(change.before()).releases().stream()
        .flatMap(
            was ->
                after.releases().stream()
                    .filter(now -> now.name().equals(was.name()) && now.chart().equals(was.chart()))
                    .filter(now -> !now.version().equals(was.version()))
                    .map(
                        now ->
                            at(
                                Location.of(change.file()),
                                "the chart %s changes from %s to %s"
                                    .formatted(was.chart(), was.version(), now.version()))));
  }

  private static Stream<Violation> replaced(FileChange change) {
    RecordedInstallation before = RecordedInstallation.in(change.before());
    RecordedInstallation after = RecordedInstallation.in(change.after());
    var old = new ArrayList<Release>();
    var replacing = new ArrayList<Release>();
    for (String component : new TreeSet<>(before.components())) {
      Optional<Release> was = before.of(component);
      Optional<Release> now = after.of(component);
      if (was.isPresent() && now.isPresent() && !was.get().chart().equals(now.get().chart())) {
        old.add(was.get());
        replacing.add(now.get());
      }
    }
    return old.isEmpty()
        ? Stream.empty()
        : Stream.of(
            at(Location.of(change.file()), message(charts(old), charts(replacing)))
                .fixedBy(REPLACE.formatted(before.removal(old))));
  }

  private static List<String> charts(List<Release> releases) {
    return releases.stream().map(Release::chart).distinct().sorted().toList();
  }

  private static String message(List<String> old, List<String> replacing) {
    return old.size() == 1
        ? "the chart %s is replaced by %s".formatted(old.getFirst(), list(replacing))
        : "the charts %s are replaced by %s".formatted(list(old), list(replacing));
  }

  private static String list(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
