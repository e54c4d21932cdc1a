package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Document;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads the documents of a part of a text, and tells a template from a broken document.
final class ManifestReading {

  private final String file;
  private final TextParts.Part part;
  private final String text;
  private final List<Finding> findings = new ArrayList<>();

  private ManifestReading(String file, TextParts.Part part) {
    this.file = file;
    this.part = part;
    this.text = part.text();
  }

  /// Hands over each document that can be used; the result is what is wrong with the others.
  static List<Finding> read(String file, TextParts.Part part, Consumer<Document> taker) {
    var reading = new ManifestReading(file, part);
    if (part.malformed()) {
      reading.findings.add(reading.notUtf8());
    } else {
      reading.read(taker);
    }
    return reading.findings;
  }

  private void read(Consumer<Document> taker) {
    Parsed parsed = parse(text, part.firstLine());
    if (parsed.findings().isEmpty() || !text.contains("{{")) {
      parsed.documents().forEach(taker);
      findings.addAll(parsed.findings());
      return;
    }
    eachAlone(taker);
  }

  private Parsed parse(String document, int firstLine) {
    return YamlReader.readPart(file, document, firstLine);
  }

  /// Something is wrong in a text with braces: look at each document on its own.
  private void eachAlone(Consumer<Document> taker) {
    List<String> lines = text.lines().toList();
    int start = 0;
    for (int line = 1; line <= lines.size(); line++) {
      if (line == lines.size() || lines.get(line).startsWith("---")) {
        alone(lines.subList(start, line), part.firstLine() + start, taker);
        start = line;
      }
    }
  }

  private void alone(List<String> lines, int firstLine, Consumer<Document> taker) {
    Parsed parsed = parse(String.join("\n", lines) + "\n", firstLine);
    int template = template(lines, parsed.findings(), firstLine);
    if (template < 0) {
      parsed.documents().forEach(taker);
      findings.addAll(parsed.findings());
    } else {
      int column = lines.get(template).indexOf("{{");
      findings.add(unrendered(new Location(file, firstLine + template + 1, column + 1)));
    }
  }

  /// The line (from 0) with the braces of a template: where the reader stumbled over them, or where
  /// they stand alone as only a template's do; -1 where the fault is another.
  private static int template(List<String> lines, List<Finding> faults, int firstLine) {
    if (faults.isEmpty()) {
      return -1;
    }
    for (Finding fault : faults) {
      int at = fault.place().line() - 1 - firstLine;
      if (at >= 0 && at < lines.size() && lines.get(at).contains("{{")) {
        return at;
      }
    }
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (line.startsWith("{{") && line.endsWith("}}")) {
        return at;
      }
    }
    return -1;
  }

  private Finding notUtf8() {
    int at = text.indexOf('\uFFFD');
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - text.lastIndexOf('\n', at);
    return Finding.error(
        "yaml/encoding",
        new Location(file, part.firstLine() + line + 1, column),
        "a byte here is not UTF-8",
        "Kubernetes reads every manifest as UTF-8",
        "save the file as UTF-8");
  }

  private static Finding unrendered(Location place) {
    return Finding.error(
        "lint/unrendered-template",
        place,
        "this is a template, not yet a manifest: `{{` stands where a value belongs",
        "nothing can be said of values that are not there yet; the document was left out",
        "render it first: helm template NAME CHART | plg lint -");
  }

}
