package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import java.util.List;
import java.util.Optional;

/// Grafana asks Loki for what that version of Loki answers.
final class LokiIsNotTooOld implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/old-loki",
        Severity.WARNING,
        Versions.from("Grafana", "12.2"),
        "Grafana reads a Loki that is older than it supports",
        "the test of the data source and Explore ask for what an older Loki does not know: "
            + "`parse error at line 1 … unexpected IDENTIFIER`",
        "run Loki 2.9 or later, or an earlier Grafana",
        "https://grafana.com/docs/grafana/v12.2/datasources/loki/ Supported Loki versions");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.to() == Program.LOKI && link.from().program() == Program.GRAFANA)
        .flatMap(link -> check(picture, link).stream())
        .toList();
  }

  private Optional<Finding> check(Picture picture, Link link) {
    Optional<Version> grafana =
        link.from().runs().stream()
            .map(Run::container)
            .flatMap(container -> container.version().stream())
            .findFirst();
    return about().versions().include(grafana)
        ? link.reachedConfigs(picture)
            .filter(loki -> loki.isBefore("2.9"))
            .findFirst()
            .map(loki -> about().finding(link.url().place(), message(grafana, loki)))
        : Optional.empty();
  }

  private static String message(Optional<Version> grafana, ProgramConfig loki) {
    return "Grafana %s supports Loki from 2.9 on, and this is %s"
        .formatted(
            grafana.map(Version::toString).orElse(""),
            loki.version().map(Version::toString).orElse(""));
  }
}
