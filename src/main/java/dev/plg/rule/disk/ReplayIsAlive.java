package dev.plg.rule.disk;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// Not ready is not dead.
final class ReplayIsAlive implements LokiRule {

  @Override
  public About about() {
    return new About(
        "disk/liveness-ready",
        Severity.WARNING,
        Versions.of("Loki"),
        "Loki is killed while it is not ready",
        "Loki is not ready while it replays its log: the kubelet restarts it, and the replay "
            + "begins again",
        "ask `/ready` in the readinessProbe alone; a livenessProbe asks tcpSocket, or "
            + "/loki/api/v1/status/buildinfo",
        "gc:charts/loki/values.yaml@loki-18.11.0 livenessProbe");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.config().runs().stream()
        .map(Run::container)
        .filter(
            it ->
                it.probe("livenessProbe")
                    .mapping("httpGet")
                    .text("path")
                    .filter("/ready"::equals)
                    .isPresent())
        .filter(it -> it.probe("startupProbe").isEmpty())
        .map(
            it ->
                about()
                    .finding(
                        it.placeOf("livenessProbe", "httpGet", "path"),
                        "the livenessProbe of %s asks /ready".formatted(it.name())))
        .toList();
  }
}
