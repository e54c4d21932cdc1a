package dev.plg.app.graph;

import dev.plg.app.graph.Graph.Box;
import dev.plg.app.graph.Graph.Kind;
import dev.plg.app.graph.Graph.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The graph as a flowchart of Mermaid, which GitHub and GitLab draw in Markdown.
final class Mermaid {

  private Mermaid() {}

  static String print(Graph graph) {
    var names = new HashMap<String, String>();
    graph.boxes().forEach(box -> names.put(box.id(), "n" + names.size()));
    var text = new StringBuilder("flowchart LR\n");
    for (Box box : graph.boxes()) {
      String label =
          label(Stream.of(List.of(box.title()), box.lines(), Graph.words(box.findings())));
      boolean isDisk = box.kind() == Kind.DISK;
      text.append(
          "  %s%s\"%s\"%s\n"
              .formatted(name(names, box.id()), isDisk ? "[(" : "[", label, isDisk ? ")]" : "]"));
    }
    for (Way way : graph.ways()) {
      String label = label(Stream.of(way.lines(), Graph.words(way.findings())));
      text.append(
          "  %s -->|\"%s\"| %s\n".formatted(name(names, way.from()), label, name(names, way.to())));
    }
    return text.toString();
  }

  private static String name(Map<String, String> names, String id) {
    return names.getOrDefault(id, "");
  }

  private static String label(Stream<List<String>> parts) {
    return parts.flatMap(List::stream).map(Mermaid::escaped).collect(Collectors.joining("<br>"));
  }

  /// Mermaid reads HTML in labels, and `#…;` as a character.
  private static String escaped(String text) {
    return text.replace("&", "#amp;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;");
  }
}
