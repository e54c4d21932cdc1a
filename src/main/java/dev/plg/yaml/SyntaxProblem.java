package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in plain words why the engine could not read a document, and how that is usually repaired.
final class SyntaxProblem {

  private final SourceText source;
  private final int firstLine;

  /// @param firstLine the line of the text at which the engine began, from 0
  SyntaxProblem(SourceText source, int firstLine) {
    this.source = source;
    this.firstLine = firstLine;
  }

  /// @param documentLine the line at which the broken document begins, from 0: the place where the
  ///   engine gives none
  Finding of(YamlEngineException broken, int documentLine) {
    if (!(broken instanceof MarkedYamlEngineException marked)) {
      Location place = source.place(documentLine, 0);
      return syntax(place, "the %YAML directive requires a version other than 1.x", "remove it");
    }
    Location context = place(marked.getContextMark());
    Location problem =
        marked.getProblemMark().isPresent() ? place(marked.getProblemMark()) : context;
    return of(marked.getProblem().strip(), problem, context.isKnown() ? context : problem);
  }

  /// An escape in double quotes that the engine took for a number, and fell over.
  static Finding badEscape(Location at) {
    return syntax(
        at, "this escape is incomplete", "write \\\\ for a backslash, or use single quotes");
  }

  /// @param problem the engine's words, from its ScannerImpl and ParserImpl
  /// @param at where the engine was
  /// @param begin where the value begins that the engine was reading
  private Finding of(String problem, Location at, Location begin) {
    if (problem.contains("(TAB)")) {
      return tab(at);
    }
    if (problem.startsWith("could not find expected ':'")) {
      return syntax(
          begin,
          "a ':' is missing after \"" + excerpt(begin) + "\"",
          "write `key: value`, or indent the line if it goes on with the text above");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return syntax(
          at,
          "a ':' is not allowed here",
          "put the value that holds it in quotes, or repair the indentation of this line");
    }
    if (problem.startsWith("found unexpected end") || problem.startsWith("found unexpected doc")) {
      return syntax(begin, "the quote that opens here is never closed", "close it");
    }
    if (problem.startsWith("expected <block end>")) {
      return syntax(
          at,
          "\"" + excerpt(at) + "\" does not fit the block that begins in line " + begin.line(),
          "indent it as the block, or put the whole value in quotes");
    }
    if (problem.startsWith("expected ',' or") && endsDocument(problem)) {
      return syntax(begin, "the bracket or brace that opens here is never closed", "close it");
    }
    if (problem.startsWith("expected ',' or")) {
      return syntax(
          at,
          problem.substring(0, "expected ',' or ']'".length()) + openedIn(begin),
          "close it, or put a value that holds brackets, braces or commas in quotes");
    }
    return rarer(problem, at);
  }

  private Finding rarer(String problem, Location at) {
    if (problem.startsWith("sequence entries are not allowed")) {
      return syntax(at, "a list can't begin here", "begin it on a line of its own below the key");
    }
    if (problem.contains("cannot start any token")) {
      String message = "a value can't begin with '" + excerpt(at).substring(0, 1) + "'";
      return syntax(at, message, "put the value in quotes");
    }
    if (problem.startsWith("found unknown escape")) {
      String message = "\"" + escape(at) + "\" is not an escape of YAML";
      return syntax(at, message, "write \\\\ for a backslash, or use single quotes");
    }
    if (problem.startsWith("expected the node content")) {
      String message =
          endsDocument(problem)
              ? "a value is missing at the end"
              : "a value was expected here, not \"" + excerpt(at) + "\"";
      return syntax(at, message, "write the value, or put it in quotes");
    }
    if (problem.startsWith("unexpected character found")) {
      return syntax(at, "a name must follow '*' or '&'", "put the value in quotes if it is text");
    }
    if (problem.startsWith("expected '<document start>'")) {
      return syntax(
          at, "\"" + excerpt(at) + "\" is after the end of the document", "begin it with ---");
    }
    // The character that the engine quotes behind this may be a line end.
    int quoted = problem.indexOf(", but found");
    String message = quoted < 0 ? problem : problem.substring(0, quoted);
    return syntax(at, message, "put the value in quotes if it is text");
  }

  private static boolean endsDocument(String problem) {
    return problem.endsWith("<stream end>'")
        || problem.endsWith("<stream end>")
        || problem.endsWith("<document start>")
        || problem.endsWith("<document end>");
  }

  private static String openedIn(Location begin) {
    return " before the end of what opens in line " + begin.line();
  }

  private Finding tab(Location at) {
    String line = source.line(source.lineOf(at));
    int tab = Math.max(line.indexOf('\t'), 0);
    return Finding.error(
        "yaml/tab",
        source.placeInLine(source.lineOf(at), tab),
        "a tab is used as indentation",
        "YAML does not allow it",
        "indent with spaces");
  }

  private static Finding syntax(Location place, String message, String fix) {
    return Finding.error("yaml/syntax", place, message, "", fix);
  }

  /// The escape that ends behind a place.
  private String escape(Location at) {
    String line = source.line(source.lineOf(at));
    int start = line.lastIndexOf('\\', line.offsetByCodePoints(0, source.columnOf(at)));
    return start < 0 ? excerpt(at) : line.substring(start, Math.min(start + 2, line.length()));
  }

  /// What is at a place, to its line's end, but no more than a person takes in at a glance.
  private String excerpt(Location at) {
    String line = source.line(source.lineOf(at));
    int start =
        line.offsetByCodePoints(
            0, Math.min(source.columnOf(at), line.codePointCount(0, line.length())));
    String rest = line.substring(start).strip();
    return rest.length() <= 30 ? rest : rest.substring(0, 29) + "…";
  }

  private Location place(Optional<Mark> mark) {
    return mark.map(there -> source.place(firstLine + there.getLine(), there.getColumn()))
        .orElse(Location.NONE);
  }
}
