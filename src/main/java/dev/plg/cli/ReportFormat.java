package dev.plg.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms in which findings are printed.
enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  GITHUB,
  JUNIT;

  static Optional<ReportFormat> named(String word) {
    return Stream.of(values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  String print(Linted linted, LintOptions options, boolean colour) {
    return switch (this) {
      case TEXT -> TextReport.of(linted.report(), colour);
      case JSON -> JsonReport.of(linted);
      case SARIF -> SarifReport.of(linted);
      case GITHUB -> GithubReport.of(linted.report());
      case JUNIT -> JunitReport.of(linted, options.failOn());
    };
  }
}
