package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart pushes to a Service that seldom exists.
final class PushUrlIsWritten implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/default-push-url",
        Severity.WARNING,
        Versions.ALL,
        "nobody says where Promtail pushes to",
        "the chart's own URL, http://loki-gateway/loki/api/v1/push, exists only "
            + "beside a release of Loki with a gateway in the same namespace: else every "
            + "line is lost after ten retries",
        "set `config.clients`, as in `[{url: http://loki:3100/loki/api/v1/push}]`",
        "helm-charts charts/promtail/values.yaml@promtail-6.15.5 config.clients");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.isOf("promtail", "6")
            && !values.says("config.clients")
            && !values.says("config.file")
        ? List.of(
            about()
                .finding(
                    values.place("config.clients"),
                    "`config.clients` is http://loki-gateway/loki/api/v1/push where nobody says"
                        + " it"))
        : List.of();
  }
}
