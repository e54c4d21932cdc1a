package dev.plg.app.report;

import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings in the form of JUnit's reports, which CI servers read: a suite a file, a case a
/// finding; a file without findings is a case that passed.
final class JunitReport {

  private final StringBuilder out = new StringBuilder();
  private final Severity failOn;

  private JunitReport(Severity failOn) {
    this.failOn = failOn;
  }

  static String of(Report report, Severity failOn) {
    Map<String, List<Finding>> byFile = new LinkedHashMap<>();
    report.inputs().forEach(file -> byFile.put(file, new ArrayList<>()));
    report
        .findings()
        .forEach(it -> byFile.computeIfAbsent(it.place().file(), _ -> new ArrayList<>()).add(it));
    var junit = new JunitReport(failOn);
    long failures = report.findings().stream().filter(junit::fails).count();
    int tests = byFile.values().stream().mapToInt(it -> Math.max(1, it.size())).sum();
    junit.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    junit.out.append(
        "<testsuites name=\"plg lint\" tests=\"%d\" failures=\"%d\">\n".formatted(tests, failures));
    byFile.forEach(junit::suite);
    return junit.out.append("</testsuites>\n").toString();
  }

  private boolean fails(Finding finding) {
    return finding.severity().compareTo(failOn) <= 0;
  }

  private void suite(String file, List<Finding> findings) {
    String name = file.isEmpty() ? "plg" : file;
    out.append(
        "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
            .formatted(
                escaped(name),
                Math.max(1, findings.size()),
                findings.stream().filter(this::fails).count()));
    if (findings.isEmpty()) {
      out.append(
          "    <testcase name=\"no findings\" classname=\"%s\"/>\n".formatted(escaped(name)));
    }
    findings.forEach(finding -> testCase(name, finding));
    out.append("  </testsuite>\n");
  }

  private void testCase(String file, Finding finding) {
    String title =
        finding.rule() + " at " + finding.place().line() + ":" + finding.place().column();
    out.append(
        "    <testcase name=\"%s\" classname=\"%s\">\n".formatted(escaped(title), escaped(file)));
    String text =
        finding.place() + ": " + finding.message() + "\n" + finding.why() + "\n" + finding.fix();
    if (fails(finding)) {
      out.append(
          "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
              .formatted(finding.severity().word(), escaped(finding.message()), escaped(text)));
    } else {
      out.append("      <system-out>%s</system-out>\n".formatted(escaped(text)));
    }
    out.append("    </testcase>\n");
  }

  /// Printable in XML 1.0, where no control character may be, not even as an entity.
  private static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
