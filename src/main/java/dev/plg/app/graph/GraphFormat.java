package dev.plg.app.graph;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/// How a graph is printed.
public enum GraphFormat {
  SVG,
  MERMAID,
  DOT;

  /// The one of that name.
  public static Optional<GraphFormat> named(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  private String word() {
    return switch (this) {
      case SVG -> "svg";
      case MERMAID -> "mermaid";
      case DOT -> "dot";
    };
  }

  /// The graph as a text of this format.
  ///
  /// @throws IOException where the picture cannot be laid out
  public String print(Graph graph) throws IOException {
    return switch (this) {
      case SVG -> Svg.print(graph);
      case MERMAID -> Mermaid.print(graph);
      case DOT -> Dot.print(graph);
    };
  }
}
