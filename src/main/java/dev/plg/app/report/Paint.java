package dev.plg.app.report;

import dev.plg.finding.Severity;

/// Colours for a terminal, by the ANSI codes that all of them know.
///
/// @param on false prints everything plain
public record Paint(boolean on) {

  private static final String RESET = "\u001b[0m";

  /// A text in the colour of a severity.
  public String severity(Severity severity, String text) {
    return on ? code(severity) + text + RESET : text;
  }

  private static String code(Severity severity) {
    return switch (severity) {
      case ERROR -> "\u001b[1;31m";
      case WARNING -> "\u001b[1;33m";
      case NOTE -> "\u001b[1;36m";
    };
  }
}
