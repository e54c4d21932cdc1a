package dev.plg.rule.schema;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.LokiRule;
import dev.plg.view.LokiView;
import java.util.List;

/// The index has a relative folder in the object store.
final class IndexPathIsRelative implements LokiRule {

  @Override
  public About about() {
    return new About(
        "schema/index-path-prefix",
        Severity.ERROR,
        Versions.from("Loki", "3.0"),
        "the path of the index in the object store is ill-formed",
        "Loki does not start: `prefix should never start with a path separator` or `prefix "
            + "should end with a path separator`",
        "write it as in `index/`",
        "loki pkg/storage/config/schema_config.go@v3.7.6");
  }

  @Override
  public List<Finding> check(LokiView loki) {
    return loki.periods().stream()
        .filter(
            period ->
                period
                    .tree()
                    .mapping("index")
                    .text("path_prefix")
                    .filter(it -> it.startsWith("/") || !it.endsWith("/"))
                    .isPresent())
        .map(
            period ->
                about()
                    .finding(
                        period.placeOf("index", "path_prefix"),
                        "'%s' must end with a slash, and not begin with one"
                            .formatted(
                                period.tree().mapping("index").text("path_prefix").orElse(""))))
        .toList();
  }
}
