package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import dev.plg.view.LokiView.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Each period has a schema that this version of Loki knows.
final class SchemaVersionExists implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/unknown-version",
        Severity.ERROR,
        Versions.of("Loki"),
        "the version of Loki does not know the schema",
        "Loki does not start: `invalid schema version`",
        "choose v13 from Loki 2.9 on, v12 from 2.5 on, else v11",
        "loki pkg/storage/config/schema_config.go:39@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream().flatMap(period -> problem(loki, period).stream()).toList();
  }

  private Optional<Finding> problem(LokiView loki, Period period) {
    if (period.schema().isEmpty()) {
      return Optional.empty();
    }
    boolean unknown = !KNOWN.contains(period.schema());
    boolean early =
        (period.schema().equals("v13") && loki.config().isBefore("2.9"))
            || (period.schema().equals("v12") && loki.config().isBefore("2.5"));
    return unknown || early
        ? Optional.of(
            about()
                .finding(
                    period.placeOf("schema"),
                    unknown
                        ? "there is no schema '%s'".formatted(period.schema())
                        : "Loki %s does not know schema %s"
                            .formatted(loki.version().orElseThrow(), period.schema())))
        : Optional.empty();
  }

  private static final Set<String> KNOWN = Set.of("v9", "v10", "v11", "v12", "v13");
}
