package dev.plg.rule.history;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import java.time.LocalDate;
import java.util.List;

/// An upgrade of a store cannot be taken back, which is to be known before it is rolled out.
public final class StoreUpgradesAreOneWay implements HistoryRule {

  private static final String FIX =
      "back up what is stored, read %s, and try it outside of production; upstream advises one"
          + " minor version at a time";

  @Override
  public About about() {
    return new About(
        "version/upgrade",
        List.of(),
        Severity.WARNING,
        Versions.ALL,
        "a program that stores goes to a newer version",
        "there is no supported way back once the newer version has stored something",
        FIX.formatted("its upgrade guide"),
        "loki docs/sources/setup/upgrade/_index.md@v3.7.6");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    return StoreChange.in(changes).stream()
        .filter(StoreChange::isUpgrade)
        .map(
            change ->
                about()
                    .finding(
                        Location.of(change.file()),
                        "%s goes from %s to %s"
                            .formatted(change.program().title(), change.before(), change.after()),
                        FIX.formatted(guide(change.program()))))
        .toList();
  }

  private static String guide(Program program) {
    return switch (program) {
      case LOKI -> "https://grafana.com/docs/loki/latest/setup/upgrade/";
      case TEMPO -> "https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/upgrade/";
      case GRAFANA -> "https://grafana.com/docs/grafana/latest/upgrade-guide/";
      case PROMTAIL,
          GRAFANA_AGENT,
          ALLOY,
          EVENT_EXPORTER,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR ->
          "its release notes";
    };
  }
}
