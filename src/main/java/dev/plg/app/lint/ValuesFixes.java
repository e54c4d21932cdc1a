package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Names the values of a chart in place of the keys of a configuration that the chart puts together
/// from them: `loki.compactor.retention_enabled` for `compactor.retention_enabled`.
final class ValuesFixes {

  /// A key of a configuration, at the beginning of what a fix says to write.
  private static final Pattern KEY = Pattern.compile("`([a-z_]+)(?=[.:][^`]*`)");

  /// Sections that have another name in the values of the chart loki.
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "common", "commonConfig",
          "memberlist", "memberlistConfig",
          "ruler", "rulerConfig",
          "schema_config", "schemaConfig");

  private static final List<String> SECTIONS =
      List.of(
          "auth_enabled",
          "compactor",
          "frontend",
          "ingester",
          "limits_config",
          "querier",
          "query_range",
          "query_scheduler",
          "server",
          "storage_config");

  private final boolean isAsked;

  ValuesFixes(KnownChart chart, Mapping values) {
    boolean isBuilt = chart.keys().type(Pointer.of("loki", "commonConfig")).isPresent();
    boolean isText = values.mapping("loki").text("config").isPresent();
    this.isAsked = chart.name().equals("loki") && isBuilt && !isText;
  }

  Finding named(Finding finding) {
    String fix =
        isAsked ? KEY.matcher(finding.fix()).replaceAll(ValuesFixes::named) : finding.fix();
    return fix.equals(finding.fix())
        ? finding
        : new Finding(
            finding.rule(),
            finding.severity(),
            finding.place(),
            finding.message(),
            finding.why(),
            fix,
            finding.edits());
  }

  private static String named(MatchResult key) {
    String section = key.group(1);
    String name = OTHER_NAMES.getOrDefault(section, SECTIONS.contains(section) ? section : "");
    return name.isEmpty() ? key.group() : "`loki." + name;
  }
}
