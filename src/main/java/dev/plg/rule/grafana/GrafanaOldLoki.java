package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.PictureSubjects;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.Link;
import java.util.Optional;

/// Grafana reads from a Loki that it supports.
final class GrafanaOldLoki {

  /// The links of Grafana to Loki, by the version of Grafana.
  private static final Subject<Picture, Link> LINKS =
      PictureSubjects.of(
          "Grafana",
          picture ->
              Link.in(picture)
                  .filter(it -> it.to() == Program.LOKI && it.from().program() == Program.GRAFANA),
          GrafanaOldLoki::version);

  static final Rule RULE =
      warning("grafana/old-loki", LINKS.from("12.2"))
          .what("Grafana reads from a Loki that is older than it supports")
          .why(
              "the test of the data source and Explore send requests that an older Loki does not"
                  + " understand: `parse error at line 1 … unexpected IDENTIFIER`")
          .fix("run Loki 2.9 or later, or an earlier Grafana")
          .source(
              "https://grafana.com/docs/grafana/v12.2/datasources/loki/ Supported Loki versions")
          .findsIn(
              (link, picture) ->
                  link.reachedConfigs(picture)
                      .filter(loki -> loki.lacks(Capability.LOKI_OF_GRAFANA_12))
                      .limit(1)
                      .map(loki -> violation(link, loki)));

  private GrafanaOldLoki() {}

  private static Optional<Version> version(Link link) {
    return link.from().runs().stream()
        .flatMap(run -> run.container().version().stream())
        .findFirst();
  }

  private static Violation violation(Link link, ProgramConfig loki) {
    return at(
        link.url().place(),
        "Grafana %s supports Loki 2.9 and later, but this Loki is %s"
            .formatted(version(link).orElseThrow(), loki.version().orElseThrow()));
  }
}
