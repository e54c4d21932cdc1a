package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import java.time.LocalDate;
import java.util.List;

/// What a newer version stored, an older one need not be able to read.
public final class StoresAreNotDowngraded implements HistoryRule {

  @Override
  public About about() {
    return new About(
        "version/downgrade",
        List.of("V-09"),
        Severity.ERROR,
        Versions.ALL,
        "a program that stores goes back to an older version",
        "upstream supports no downgrade: the older version may not read the index, the blocks or"
            + " the database that the newer one wrote",
        "keep the newer version; where nothing is stored, or a backup of the older version is"
            + " restored, add --accept version/downgrade",
        "github.com/grafana/loki/issues/6845; tempo"
            + " docs/sources/tempo/set-up-for-tracing/setup-tempo/upgrade.md:50@v3.0.3");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    return StoreChange.in(changes).stream()
        .filter(change -> !change.isUpgrade())
        .map(
            change ->
                about()
                    .finding(
                        Location.of(change.file()),
                        "%s goes back from %s to %s"
                            .formatted(change.program().title(), change.before(), change.after())))
        .toList();
  }
}
