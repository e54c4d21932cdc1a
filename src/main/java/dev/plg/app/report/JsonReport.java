package dev.plg.app.report;

import dev.plg.finding.Finding;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.List;

/// Findings for other programs.
final class JsonReport {

  private JsonReport() {}

  static String of(Report report) {
    List<Mapping> findings =
        report.findings().stream().map(it -> finding(it, report.object(it))).toList();
    return JsonWriter.write(
        Mapping.builder()
            .put("findings", findings)
            .with("judged", report.judged().map(Judged::tree))
            .build());
  }

  private static Mapping finding(Finding finding, String object) {
    return Mapping.builder()
        .put("rule", finding.rule())
        .put("severity", finding.severity().word())
        .put("file", finding.place().file())
        .put("line", finding.place().line())
        .put("column", finding.place().column())
        .put("object", object)
        .put("message", finding.message())
        .put("why", finding.why())
        .put("fix", finding.fix())
        .build();
  }
}
