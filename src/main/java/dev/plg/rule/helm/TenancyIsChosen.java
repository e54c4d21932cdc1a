package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The chart asks for tenants unless it is told not to.
final class TenancyIsChosen implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/tenancy",
        Severity.WARNING,
        Versions.ALL,
        "nobody says whether there are tenants",
        "a push or a query without the header X-Scope-OrgID is answered with 401 `no org id`",
        "set `loki.auth_enabled: false`, or true and name a tenant in every client "
            + "and data source",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.auth_enabled");
  }

  @Override
  public List<Finding> check(UserValues values) {
    boolean unsaid =
        !values.says("loki.auth_enabled")
            && !values.says("loki.structuredConfig.auth_enabled")
            && !values.says("loki.config")
            && !values.says("loki.existingSecretForConfig");
    return values.isOf("loki", "5") && unsaid
        ? List.of(
            about()
                .finding(
                    values.place("loki.auth_enabled"),
                    "`loki.auth_enabled` is true where nobody says it"))
        : List.of();
  }
}
