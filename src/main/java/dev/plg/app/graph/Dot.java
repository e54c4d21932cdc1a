package dev.plg.app.graph;

import dev.plg.app.graph.Graph.Box;
import dev.plg.app.graph.Graph.Kind;
import dev.plg.app.graph.Graph.Way;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The graph in the language of Graphviz.
final class Dot {

  private Dot() {}

  static String print(Graph graph) {
    var text = new StringBuilder("digraph plg {\n  rankdir=LR;\n  node [shape=box];\n");
    for (Box box : graph.boxes()) {
      String label =
          label(Stream.of(List.of(box.title()), box.lines(), Graph.words(box.findings())));
      text.append(
          "  %s [label=%s%s];\n"
              .formatted(
                  quoted(box.id()), label, box.kind() == Kind.DISK ? ", shape=cylinder" : ""));
    }
    for (Way way : graph.ways()) {
      text.append(
          "  %s -> %s [label=%s];\n"
              .formatted(
                  quoted(way.from()),
                  quoted(way.to()),
                  label(Stream.of(way.lines(), Graph.words(way.findings())))));
    }
    return text.append("}\n").toString();
  }

  private static String label(Stream<List<String>> parts) {
    return parts
        .flatMap(List::stream)
        .map(line -> line.replace("\\", "\\\\").replace("\"", "\\\""))
        .collect(Collectors.joining("\\n", "\"", "\""));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
