package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.GrafanaSettings;
import java.util.List;

/// Several Grafanas share a database.
final class ReplicasShareADatabase implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/sqlite-replicas",
        Severity.ERROR,
        Versions.ALL,
        "several Grafanas have a SQLite file each",
        "users, sessions and dashboards differ from pod to pod: a login on one is unknown to the"
            + " other",
        "set `replicas: 1`, or GF_DATABASE_TYPE, GF_DATABASE_HOST and so on of a shared database",
        "grafana docs setup-grafana/set-up-for-high-availability");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.GRAFANA)
        .filter(run -> run.workload().pods() > 1 && !hasDatabase(picture, run))
        .map(
            run ->
                about()
                    .finding(
                        run.workload().replicasPlace(),
                        "%d pods of Grafana have no database in common"
                            .formatted(run.workload().pods())))
        .toList();
  }

  private static boolean hasDatabase(Picture picture, Run run) {
    boolean byVariable =
        run.container().env().stream().anyMatch(it -> it.name().startsWith("GF_DATABASE_"));
    boolean elsewhere = !run.container().tree().sequence("envFrom").items().isEmpty();
    return byVariable
        || elsewhere
        || GrafanaSettings.of(picture, run.workload())
            .anyMatch(text -> text.contains("[database]"));
  }
}
