package dev.plg.app.report;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A report for people, and for editors that know compilers:
///
/// ```
/// stack.yaml:14:13: error: 3 Loki replicas cannot share a filesystem [loki/filesystem-one-replica]
///    |
/// 14 |   replicas: 3
///    |             ^
///    = why: each pod would see only its own chunks, so queries return partial logs
///    = fix: set `storage.s3`, or `loki.replicas: 1`
/// ```
public final class TextReport {

  private static final int LEAST_GUTTER = 2;

  private final Map<String, String> texts;
  private final Paint paint;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Map<String, String> texts, Paint paint) {
    this.texts = texts;
    this.paint = paint;
  }

  /// The whole report, with a count at the end where there is more than one error.
  public static String of(Report report, boolean colour) {
    var printed = new TextReport(report.texts(), new Paint(colour));
    report.findings().forEach(printed::add);
    printed.addCount(report);
    return printed.text.toString();
  }

  private void add(Finding finding) {
    String gutter = " ".repeat(gutter(finding.place()));
    text.append(title(finding)).append('\n');
    snippet(finding.place()).ifPresent(snippet -> add(finding, snippet, gutter));
    addLine(gutter, "why", finding.why());
    addLine(gutter, "fix", finding.fix());
  }

  private void addLine(String gutter, String label, String line) {
    if (!line.isEmpty()) {
      text.append("%s = %s: %s\n".formatted(gutter, label, Printable.of(line)));
    }
  }

  private String title(Finding finding) {
    return "%s: %s: %s [%s]"
        .formatted(
            finding.place().isKnown() ? Printable.of(place(finding.place())) : "plg",
            paint.severity(finding.severity(), finding.severity().word()),
            Printable.of(finding.message()),
            finding.rule());
  }

  /// A place in an argument needs no line: the argument is all there is.
  private static String place(Location place) {
    return place.file().startsWith("--") ? place.file() : place.toString();
  }

  private static int gutter(Location place) {
    return Math.max(LEAST_GUTTER, Integer.toString(place.line()).length());
  }

  private Optional<Snippet> snippet(Location place) {
    return Snippet.of(texts.getOrDefault(place.file(), ""), place);
  }

  private void add(Finding finding, Snippet snippet, String gutter) {
    String number = Integer.toString(finding.place().line());
    String pad = gutter.substring(number.length());
    text.append("%s |\n%s%s | %s\n".formatted(gutter, pad, number, snippet.line()));
    String caret = paint.severity(finding.severity(), "^");
    snippet.pad().ifPresent(blank -> text.append("%s | %s%s\n".formatted(gutter, blank, caret)));
  }

  private void addCount(Report report) {
    if (report.count(Severity.ERROR) > 1) {
      text.append("plg: ")
          .append(
              Stream.of(Severity.values())
                  .filter(severity -> report.count(severity) > 0)
                  .map(severity -> count(report.count(severity), severity))
                  .collect(Collectors.joining(", ")))
          .append('\n');
    }
  }

  private static String count(long number, Severity severity) {
    return String.format(Locale.ROOT, "%d %s%s", number, severity.word(), number == 1 ? "" : "s");
  }
}
