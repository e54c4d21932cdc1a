package dev.plg.yaml;

import dev.plg.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the documents of one stream. A document that breaks is left out with its finding, and
/// reading goes on at the next `---`.
final class StreamReading {

  /// Behind this many broken documents the file is no YAML, and the rest would only be noise.
  private static final int MOST_BROKEN = 100;

  private final SourceText source;
  private final boolean hasLookalikes;
  private final FullWidth fullWidth;
  private final List<Document> documents = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int index;

  StreamReading(SourceText source, boolean hasLookalikes) {
    this.source = source;
    this.hasLookalikes = hasLookalikes;
    this.fullWidth = new FullWidth(source, findings);
  }

  Parsed read() {
    int line = 0;
    for (int broken = 0; line >= 0 && broken < MOST_BROKEN; broken++) {
      line = readFrom(line);
    }
    Collections.sort(findings);
    return new Parsed(documents, findings);
  }

  /// Reads documents up to the first that breaks; the line to go on at, or -1 at the end.
  private int readFrom(int firstLine) {
    var composition =
        new Composition(source, firstLine, findings, hasLookalikes ? fullWidth : null);
    try {
      while (composition.hasDocument()) {
        Optional<Node> root = composition.document();
        root.ifPresent(node -> documents.add(new Document(index, node)));
        index++;
      }
      return -1;
    } catch (YamlEngineException broken) {
      reportBroken(
          new SyntaxProblem(source, firstLine).of(broken, composition.documentLine()),
          composition.documentLine());
    } catch (NumberFormatException _) {
      // snakeyaml-engine 3.2 ScannerImpl.scanFlowScalarNonSpaces: an escape cut off.
      reportBroken(SyntaxProblem.badEscape(composition.reached()), composition.documentLine());
    } catch (Abandoned abandoned) {
      findings.add(abandoned.finding());
    }
    index++;
    return nextDocument(composition.documentLine());
  }

  /// A full-width character close before the place where the engine gave up is the cause, so the
  /// engine's own words would only distract from it.
  private void reportBroken(Finding problem, int documentLine) {
    int line = source.lineOf(problem.place());
    if (hasLookalikes) {
      int next = nextDocument(documentLine);
      new BrokenLines(source, fullWidth).check(documentLine, next < 0 ? source.lines() : next);
    }
    if (!fullWidth.hasFindingBetween(line - 2, line + 1)) {
      findings.add(problem);
    }
  }

  /// The line of the next `---` behind a line. At column 1 it always ends a document, even inside a
  /// block scalar or an open quote.
  private int nextDocument(int behind) {
    for (int line = behind + 1; line < source.lines(); line++) {
      if (source.isSeparator(line)) {
        return line;
      }
    }
    return -1;
  }
}
