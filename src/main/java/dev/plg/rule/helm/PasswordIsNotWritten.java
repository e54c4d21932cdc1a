package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// UserValues are kept in Git, and in a Secret of the release. That `admin` is admin everybody
/// knows: it is a fault where Grafana is open.
final class PasswordIsNotWritten implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/password",
        Severity.WARNING,
        Versions.ALL,
        "the password of Grafana's admin is written into the values",
        "who reads the repository or the release can log in",
        "make a Secret, and name it in `admin.existingSecret`",
        "helm-charts charts/grafana/values.yaml@grafana-10.5.15 admin");
  }

  @Override
  public List<Finding> check(UserValues values) {
    String at = values.chart().equals("loki-stack") ? "grafana." : "";
    boolean grafana = values.isOf("grafana", "6") || values.isOf("loki-stack", "2");
    boolean secret = !values.text(at + "adminPassword").orElse("admin").equals("admin");
    boolean open =
        values.text(at + "service.type").filter(it -> !it.equals("ClusterIP")).isPresent()
            || values.isOn(at + "ingress.enabled");
    return grafana && values.says(at + "adminPassword") && (secret || open)
        ? List.of(
            about()
                .finding(
                    values.place(at + "adminPassword"),
                    "`%sadminPassword` is written here".formatted(at),
                    "make a Secret, and name it in `%sadmin.existingSecret`".formatted(at)))
        : List.of();
  }
}
