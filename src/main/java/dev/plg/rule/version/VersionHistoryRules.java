package dev.plg.rule.version;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.HistorySubjects.CHANGES;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `version` on a changed output.
public final class VersionHistoryRules {

  private static final String BACK_UP =
      "back up the stored data, read %s, and try it outside of production; upstream recommends one"
          + " minor version at a time";

  public static final List<Rule> ALL =
      List.of(
          error("version/downgrade", CHANGES.each(StoreChange::in))
              .what("a program that stores data is downgraded")
              .why(
                  "upstream supports no downgrade: the older version may not be able to read the"
                      + " index, the blocks or the database that the newer one wrote")
              .fix(
                  "keep the newer version; if nothing is stored, or a backup of the older version"
                      + " is restored, add --accept version/downgrade")
              .source(
                  "https://github.com/grafana/loki/issues/6845; grafana/tempo"
                      + " docs/sources/tempo/set-up-for-tracing/setup-tempo/upgrade.md:50@v3.0.3")
              .where(it -> !it.isUpgrade())
              .says(
                  it ->
                      "%s is downgraded from %s to %s"
                          .formatted(it.program().title(), it.before(), it.after()))
              .at(it -> Location.of(it.file())),
          warning("version/upgrade", CHANGES.each(StoreChange::in))
              .what("a program that stores data is upgraded")
              .why("there is no supported downgrade once the newer version has stored data")
              .fix(BACK_UP.formatted("its upgrade guide"))
              .source("grafana/loki docs/sources/setup/upgrade/_index.md@v3.7.6")
              .where(StoreChange::isUpgrade)
              .says(
                  it ->
                      "%s is upgraded from %s to %s"
                          .formatted(it.program().title(), it.before(), it.after()))
              .fixedBy(it -> BACK_UP.formatted(guide(it.program())))
              .at(it -> Location.of(it.file())));

  private VersionHistoryRules() {}

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
          NODE_PROBLEM_DETECTOR,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          "its release notes";
    };
  }
}
