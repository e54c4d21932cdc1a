package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// The schema for trying out excludes one's own.
final class TestSchemaIsAlone implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/test-schema",
        Severity.ERROR,
        Versions.ALL,
        "the test schema is on beside a schema of one's own",
        "the chart refuses to render: `loki.useTestSchema must be false if "
            + "loki.schemaConfig … are defined`",
        "remove `loki.useTestSchema`",
        "community charts/loki/templates/validate.yaml@loki-18.11.0");
  }

  @Override
  public List<Finding> check(UserValues values) {
    boolean both =
        values.says("loki.schemaConfig") || values.says("loki.structuredConfig.schema_config");
    return values.isOf("loki", "6") && values.isOn("loki.useTestSchema") && both
        ? List.of(
            about()
                .finding(
                    values.place("loki.useTestSchema"),
                    "`loki.useTestSchema` is true, and a schema is written"))
        : List.of();
  }
}
