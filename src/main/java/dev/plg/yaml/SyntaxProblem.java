package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in plain words why the engine could not read a document.
final class SyntaxProblem {

  private final SourceText source;
  private final int firstLine;
  private final int documentLine;

  /// @param firstLine the line of the text at which the engine began, from 0
  /// @param documentLine the line at which the broken document begins, from 0
  SyntaxProblem(SourceText source, int firstLine, int documentLine) {
    this.source = source;
    this.firstLine = firstLine;
    this.documentLine = documentLine;
  }

  Finding of(YamlEngineException broken) {
    if (broken instanceof MarkedYamlEngineException marked) {
      var mark = marked.getProblemMark().or(marked::getContextMark).orElseThrow();
      return Finding.error(
          "yaml/syntax",
          source.place(firstLine + mark.getLine(), mark.getColumn()),
          marked.getProblem(), "", "");
    }
    return Finding.error("yaml/syntax", source.place(documentLine, 0), broken.getMessage(), "", "");
  }
}
