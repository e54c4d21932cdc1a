package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Scalar.Kind;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Turns the engine's scalars into ours: type, canonical text, places.
final class Scalars {

  private static final String CORE = "tag:yaml.org,2002:";

  private final SourceText source;
  private final int firstLine;
  private final List<Finding> findings;

  Scalars(SourceText source, int firstLine, List<Finding> findings) {
    this.source = source;
    this.firstLine = firstLine;
    this.findings = findings;
  }

  Scalar read(ScalarEvent event) {
    Kind kind = event.getTag().isPresent() ? tagged(event, event.getTag().get()) : untagged(event);
    String text = source.kept(source.words().canonical(kind, event.getValue()));
    return event.isLiteral()
        ? new Scalar(kind, text, place(event), body(event))
        : new Scalar(kind, text, place(event));
  }

  /// Adds a finding unless the collection has no tag or the one of its own type.
  void checkCollectionTag(CollectionStartEvent event, String type) {
    Optional<String> tag = event.getTag();
    if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(type)) {
      findings.add(unknownTag(tag.get(), place(event)));
    }
  }

  private Kind untagged(ScalarEvent event) {
    return event.isPlain() ? source.words().kind(event.getValue()) : Kind.STRING;
  }

  private Kind tagged(ScalarEvent event, String tag) {
    Kind natural = source.words().kind(event.getValue());
    Optional<Kind> wanted =
        switch (tag) {
          case "!", CORE + "str", CORE + "merge" -> Optional.of(Kind.STRING);
          case CORE + "int" -> Optional.of(Kind.INTEGER);
          case CORE + "float" -> Optional.of(Kind.FLOAT);
          case CORE + "bool" -> Optional.of(Kind.BOOLEAN);
          case CORE + "null" -> Optional.of(Kind.NULL);
          default -> Optional.empty();
        };
    if (wanted.isEmpty()) {
      findings.add(unknownTag(tag, place(event)));
      return Kind.STRING;
    }
    Kind kind = wanted.get();
    boolean fits =
        kind == Kind.STRING || kind == natural || (kind == Kind.FLOAT && natural == Kind.INTEGER);
    if (!fits) {
      findings.add(misfit(event.getValue(), tag, place(event)));
    }
    return fits ? kind : Kind.STRING;
  }

  /// Where the text of a literal block begins. Its lines are those of the file less their
  /// indentation, so the first that is not empty tells how deep that is.
  private Location body(ScalarEvent event) {
    String text = event.getValue();
    int header = firstLine + headerLine(event);
    int line = header + 1;
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\n') {
      start++;
      line++;
    }
    int end = text.indexOf('\n', start);
    int length = (end < 0 ? text.length() : end) - start;
    int indent = length == 0 ? 0 : source.line(line).length() - length;
    return source.place(header + 1, indent);
  }

  /// Tags and anchors may be on lines before the `|`; the mark is at the first of them.
  private int headerLine(ScalarEvent event) {
    int line = mark(event).getLine();
    boolean decorated = event.getTag().isPresent() || event.getAnchor().isPresent();
    while (decorated && source.line(firstLine + line).indexOf('|') < 0) {
      line++;
    }
    return line;
  }

  private static Finding unknownTag(String tag, Location place) {
    return Finding.error(
        "yaml/tag",
        place,
        "tag " + shortened(tag) + " is unknown",
        "Kubernetes supports only the types of JSON",
        "remove the tag, or put the value in quotes if it is meant as text");
  }

  private static Finding misfit(String value, String tag, Location place) {
    return Finding.error(
        "yaml/tag",
        place,
        "\"" + value.lines().findFirst().orElse("") + "\" is no " + shortened(tag),
        "the text does not match the type of the tag",
        "remove the tag");
  }

  private static String shortened(String tag) {
    return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
  }

  private Location place(Event event) {
    Mark mark = mark(event);
    return source.place(firstLine + mark.getLine(), mark.getColumn());
  }

  private static Mark mark(Event event) {
    return event.getStartMark().orElseThrow();
  }
}
