package dev.plg.app.input;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Unrendered;
import dev.plg.yaml.Document;
import dev.plg.yaml.Intake;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Reads the documents of a part of a text, and tells a template from a broken document, and noise
/// from an object.
public final class ManifestReading {

  private static final String ENCODING = "yaml/encoding";
  private static final Set<String> UNREAD = Set.of("yaml/syntax", "yaml/tab");
  private static final Pattern OBJECT = Pattern.compile("^(?:apiVersion|kind):(?:\\s|$)");

  private final String file;
  private final TextParts.Part part;
  private final String text;
  private final Intake intake;
  private final List<Finding> findings = new ArrayList<>();

  private ManifestReading(String file, TextParts.Part part, Intake intake) {
    this.file = file;
    this.part = part;
    this.text = part.text();
    this.intake = intake;
  }

  /// Hands over each document that can be used; the result is what is wrong with the others.
  public static List<Finding> read(
      String file, TextParts.Part part, Intake intake, Consumer<Document> taker) {
    var reading = new ManifestReading(file, part, intake);
    reading.read(taker);
    return reading.findings;
  }

  private void read(Consumer<Document> taker) {
    Parsed parsed = parse(text, part.firstLine());
    boolean isNoText = parsed.documents().isEmpty() && saysEncoding(parsed);
    if (part.malformed() && (parsed.findings().isEmpty() || !isNoText)) {
      findings.add(notUtf8());
    }
    if (isNoText || !isBroken(parsed)) {
      take(parsed, taker);
    } else {
      eachAlone(taker);
    }
  }

  /// Whether some document could not be read, or is a template's.
  private boolean isBroken(Parsed parsed) {
    return !parsed.findings().isEmpty()
        && (text.contains("{{")
            || parsed.findings().stream().anyMatch(it -> UNREAD.contains(it.rule())));
  }

  private static boolean saysEncoding(Parsed parsed) {
    return parsed.findings().stream().allMatch(finding -> finding.rule().equals(ENCODING));
  }

  private void take(Parsed parsed, Consumer<Document> taker) {
    parsed.documents().forEach(taker);
    findings.addAll(parsed.findings());
  }

  private Parsed parse(String document, int firstLine) {
    return YamlReader.readPart(file, document, firstLine, intake);
  }

  /// Something is wrong in the text: look at each document on its own.
  private void eachAlone(Consumer<Document> taker) {
    List<String> lines = List.of(text.split("(?<=\n)", -1));
    int start = 0;
    for (int line = 1; line <= lines.size(); line++) {
      if (line == lines.size() || isSeparator(lines.get(line)) || isNextJson(lines, start, line)) {
        alone(lines.subList(start, line), part.firstLine() + start, taker);
        start = line;
      }
    }
  }

  private static boolean isSeparator(String line) {
    return line.startsWith("---") && (line.length() == 3 || line.charAt(3) <= ' ');
  }

  /// Whether another JSON object begins behind one: kubectl reads them one after the other, with
  /// nothing between them.
  private static boolean isNextJson(List<String> lines, int start, int line) {
    return lines.get(start).startsWith("{")
        && lines.get(line).startsWith("{")
        && lines.get(line - 1).stripTrailing().endsWith("}");
  }

  private void alone(List<String> lines, int firstLine, Consumer<Document> taker) {
    Parsed parsed = parse(text(lines), firstLine);
    Optional<Finding> template = Unrendered.in(lines, parsed.findings(), file, firstLine);
    if (template.isPresent()) {
      findings.add(template.get());
    } else if (parsed.documents().isEmpty() && begin(lines) > 0) {
      withoutNoise(lines, firstLine, taker, parsed);
    } else {
      take(parsed, taker);
    }
  }

  private static String text(List<String> lines) {
    return String.join("", lines);
  }

  /// The line (from 0) at which an object seems to begin.
  private static int begin(List<String> lines) {
    int line = 0;
    while (line < lines.size() && !OBJECT.matcher(lines.get(line)).find()) {
      line++;
    }
    return line < lines.size() ? line : -1;
  }

  /// A prompt or a tool's message that was copied along breaks the document; the object behind it
  /// is read all the same.
  private void withoutNoise(
      List<String> lines, int firstLine, Consumer<Document> taker, Parsed asItIs) {
    int begin = begin(lines);
    Parsed rest = parse(text(lines.subList(begin, lines.size())), firstLine + begin);
    if (rest.documents().isEmpty()) {
      take(asItIs, taker);
      return;
    }
    int noise = 0;
    while (noise < begin - 1 && isNothing(lines.get(noise))) {
      noise++;
    }
    findings.add(
        Finding.error(
            "yaml/syntax",
            new Location(file, firstLine + noise + 1, 1),
            "the text before the object is not part of it",
            "a prompt or a message of a tool makes the whole document unreadable",
            "remove it, or put `#` before each of its lines"));
    take(rest, taker);
  }

  private static boolean isNothing(String line) {
    return line.isBlank() || line.startsWith("#") || isSeparator(line);
  }

  private Finding notUtf8() {
    int at = text.indexOf('\uFFFD');
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - text.lastIndexOf('\n', at);
    return Finding.error(
        ENCODING,
        new Location(file, part.firstLine() + line + 1, column),
        "a byte here is not UTF-8",
        "Kubernetes reads every manifest as UTF-8",
        "save the file as UTF-8");
  }
}
