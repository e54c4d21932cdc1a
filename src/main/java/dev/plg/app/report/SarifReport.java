package dev.plg.app.report;

import dev.plg.app.disk.Digest;
import dev.plg.catalog.Plg;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Findings as SARIF 2.1.0, which code hosts and editors read.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  private static final Pattern PAGE = Pattern.compile("https://[!-~]+");
  private static final Pattern LINE = Pattern.compile("\\bline [0-9]+");

  private final Report report;
  private final List<String> ids;
  private final SarifFix fixes;
  private final Map<String, Integer> occurrences = new HashMap<>();

  private SarifReport(Report report) {
    this.report = report;
    this.ids = report.findings().stream().map(Finding::rule).distinct().sorted().toList();
    this.fixes = new SarifFix(report.texts(), SarifReport::uri);
  }

  static String of(Report report) {
    var sarif = new SarifReport(report);
    return JsonWriter.write(
        Mapping.builder()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", List.of(sarif.run()))
            .build());
  }

  private Mapping run() {
    var results = new ArrayList<Mapping>();
    report.findings().forEach(finding -> results.add(result(finding)));
    Mapping driver =
        Mapping.builder()
            .put("name", "plg")
            .put("version", Plg.VERSION)
            .put("rules", ids.stream().map(SarifReport::rule).toList())
            .build();
    return Mapping.builder()
        .put("tool", Map.of("driver", driver))
        .put("columnKind", "unicodeCodePoints")
        .put("results", results)
        .build();
  }

  private static Mapping rule(String id) {
    Mapping.Builder rule = Mapping.builder().put("id", id);
    Rules.named(id).ifPresent(known -> describe(rule, known.about()));
    return rule.build();
  }

  private static void describe(Mapping.Builder rule, About about) {
    String help = "%s\n\n%s\n\nSource: %s".formatted(about.why(), about.fix(), about.source());
    String markdown =
        "**Why** %s\n\n**Fix** %s\n\n**Source** %s"
            .formatted(about.why(), about.fix(), about.source());
    rule.put("shortDescription", text(about.what()))
        .put("fullDescription", text(about.why()))
        .put("help", Mapping.of("text", help, "markdown", markdown))
        .putIf(PAGE.matcher(about.source()).matches(), "helpUri", about.source())
        .put("defaultConfiguration", Map.of("level", level(about.severity())))
        .put("properties", Mapping.of("tags", List.of(about.area()), "versions", about.range()));
  }

  private Mapping result(Finding finding) {
    return Mapping.builder()
        .put("ruleId", finding.rule())
        .put("ruleIndex", ids.indexOf(finding.rule()))
        .put("level", level(finding.severity()))
        .put("message", text(message(finding)))
        .putIf(finding.place().isKnown(), "locations", List.of(location(finding)))
        .put("partialFingerprints", Map.of("plgFinding/v1", fingerprint(finding)))
        .with("fixes", fixes.of(finding).map(List::of))
        .build();
  }

  private Mapping location(Finding finding) {
    Mapping.Builder physical =
        Mapping.builder().put("artifactLocation", Map.of("uri", uri(finding.place().file())));
    if (finding.place().line() > 0) {
      physical.put(
          "region",
          Mapping.builder()
              .put("startLine", finding.place().line())
              .putIf(finding.place().column() > 0, "startColumn", finding.place().column())
              .build());
    }
    String object = report.object(finding);
    return Mapping.builder()
        .put("physicalLocation", physical.build())
        .putIf(
            !object.isEmpty(),
            "logicalLocations",
            List.of(Mapping.of("fullyQualifiedName", object, "kind", "object")))
        .build();
  }

  /// The same for the same fault after lines were inserted above it: no line number goes in.
  private String fingerprint(Finding finding) {
    String message = LINE.matcher(finding.message()).replaceAll("line");
    String identity =
        String.join("\n", finding.rule(), finding.place().file(), report.object(finding), message);
    int before = occurrences.merge(identity, 1, Integer::sum);
    return Digest.of(identity + "\n" + before)
        .substring("sha256:".length(), "sha256:".length() + 32);
  }

  private static String message(Finding finding) {
    return finding.why().isEmpty() ? finding.message() : finding.message() + ": " + finding.why();
  }

  private static String level(Severity severity) {
    return severity.word();
  }

  private static Mapping text(String text) {
    return Mapping.of("text", text);
  }

  private static String uri(String file) {
    if (file.equals("-")) {
      return "stdin";
    }
    if (file.startsWith("--")) {
      return "arguments";
    }
    // A first step with a colon would be read as the scheme of an address.
    String path = file.startsWith("/") ? file : "./" + file;
    try {
      String ascii = new URI(null, null, path, null).normalize().toASCIIString();
      return file.startsWith("/") ? "file://" + ascii : ascii;
    } catch (URISyntaxException _) {
      return "file";
    }
  }
}
