package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// UserValues are kept in Git, and in a ConfigMap.
final class KeysAreNotWritten implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/access-keys",
        Severity.ERROR,
        Versions.ALL,
        "the keys of an object store are written into the values",
        "who reads the repository, the release or the ConfigMap can read and delete the logs",
        "write `${AWS_SECRET_ACCESS_KEY}`, take it from a Secret with "
            + "`extraEnvFrom`, and add `-config.expand-env=true`; on EKS use a role",
        "https://grafana.com/docs/loki/latest/configure/#use-environment-variables-"
            + "in-the-configuration");
  }

  @Override
  public List<Finding> check(UserValues values) {
    String at = "loki.storage.s3.secretAccessKey";
    boolean written =
        values.text(at).filter(it -> !it.contains("${") && !it.contains("{{")).isPresent();
    return values.isOf("loki", "5") && values.says(at) && written
        ? List.of(about().finding(values.place(at), "`%s` is written here".formatted(at)))
        : List.of();
  }
}
