package dev.plg.app.report;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.util.stream.Collectors;

/// Findings as commands of GitHub's workflows, which shows them beside the lines.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
final class GithubReport {

  private GithubReport() {}

  static String of(Report report) {
    return report.findings().stream().map(GithubReport::line).collect(Collectors.joining());
  }

  private static String line(Finding finding) {
    return "::%s %stitle=%s::%s\n"
        .formatted(
            word(finding.severity()),
            place(finding),
            property(finding.rule()),
            text(message(finding)));
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String place(Finding finding) {
    Location place = finding.place();
    if (!place.isKnown() || place.file().equals("-")) {
      return "";
    }
    String file = "file=" + property(place.file()) + ",";
    String line = place.line() == 0 ? "" : "line=%d,".formatted(place.line());
    return file + line + (place.column() == 0 ? "" : "col=%d,".formatted(place.column()));
  }

  private static String message(Finding finding) {
    var message = new StringBuilder(finding.message());
    if (!finding.why().isEmpty()) {
      message.append('\n').append(finding.why());
    }
    if (!finding.fix().isEmpty()) {
      message.append('\n').append(finding.fix());
    }
    return message.toString();
  }

  private static String text(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return text(text).replace(":", "%3A").replace(",", "%2C");
  }
}
