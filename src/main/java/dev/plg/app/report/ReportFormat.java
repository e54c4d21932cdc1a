package dev.plg.app.report;

import dev.plg.finding.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms in which findings are printed.
public enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  GITHUB,
  JUNIT;

  /// The form of this name, as `sarif`.
  public static Optional<ReportFormat> named(String word) {
    return Stream.of(values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /// The whole report.
  ///
  /// @param failOn the least severity that fails a run
  public String print(Report report, Severity failOn, boolean colour) {
    return switch (this) {
      case TEXT -> TextReport.of(report, colour);
      case JSON -> JsonReport.of(report);
      case SARIF -> SarifReport.of(report);
      case GITHUB -> GithubReport.of(report);
      case JUNIT -> JunitReport.of(report, failOn);
    };
  }
}
