package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// From 6.0 on the chart has no schema of its own.
final class SchemaIsWritten implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/no-schema",
        Severity.ERROR,
        Versions.ALL,
        "no schema is written",
        "the chart refuses to render: `You must provide a schema_config for Loki`",
        "write `loki.schemaConfig` with a period of tsdb and v13",
        "community charts/loki/templates/validate.yaml@loki-18.11.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.isOf("loki", "6")
            && !values.isOn("loki.useTestSchema")
            && SCHEMAS.stream().noneMatch(values::says)
        ? List.of(
            about()
                .finding(values.place("loki.schemaConfig"), "`loki.schemaConfig` is not written"))
        : List.of();
  }

  static final List<String> SCHEMAS =
      List.of(
          "loki.schemaConfig",
          "loki.structuredConfig.schema_config",
          "loki.config",
          "loki.existingSecretForConfig");
}
