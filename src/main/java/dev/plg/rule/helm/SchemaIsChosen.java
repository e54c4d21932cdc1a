package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;

/// Chart 5.x takes a schema of 2022 where none is written.
final class SchemaIsChosen implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/fallback-schema",
        Severity.WARNING,
        Versions.ALL,
        "no schema is written, so the chart takes its own",
        "boltdb-shipper with v12 from 2022-01-11: Loki 3 refuses it where "
            + "structured metadata is on, and an installation cannot change a period that"
            + " has begun",
        "write `loki.schemaConfig` with a period of tsdb and v13",
        "loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.config");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.isOf("loki", "5")
            && !values.isAtLeast("6")
            && SchemaIsWritten.SCHEMAS.stream().noneMatch(values::says)
        ? List.of(
            about()
                .finding(values.place("loki.schemaConfig"), "`loki.schemaConfig` is not written"))
        : List.of();
  }
}
