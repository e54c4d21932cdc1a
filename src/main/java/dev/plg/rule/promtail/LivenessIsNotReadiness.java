package dev.plg.rule.promtail;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// Promtail is not killed for having nothing to read.
final class LivenessIsNotReadiness implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/liveness-ready",
        Severity.WARNING,
        Versions.of("Promtail"),
        "the liveness probe asks /ready",
        "/ready fails while there is nothing to tail: on a quiet node Promtail is restarted again"
            + " and again",
        "ask /ready by the readinessProbe, and leave the livenessProbe out or let it be a"
            + " tcpSocket",
        "loki clients/pkg/promtail/server/server.go:32@v3.5.1; helm-charts"
            + " charts/promtail/values.yaml@promtail-6.15.5: no livenessProbe");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.PROMTAIL)
        .map(run -> run.container().probe("livenessProbe").mapping("httpGet"))
        .filter(get -> get.text("path").filter("/ready"::equals).isPresent())
        .map(get -> about().finding(get.placeOf("path"), about().message()))
        .toList();
  }
}
