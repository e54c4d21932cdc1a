package dev.plg.app.graph;

import dev.plg.app.graph.Graph.Box;
import dev.plg.app.graph.Graph.Way;
import dev.plg.app.graph.LayoutEngine.Layout;
import dev.plg.app.graph.LayoutEngine.Point;
import dev.plg.app.graph.LayoutEngine.Route;
import dev.plg.app.graph.LayoutEngine.Size;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The graph as a picture, which follows the reader's light or dark theme.
final class Svg {

  /// Upper bounds of what a character takes in any monospaced font.
  private static final double TITLE_CHARACTER = 8.8;

  private static final double CHARACTER = 7.9;
  private static final double LABEL_CHARACTER = 7.4;

  private static final double PADDING = 12;
  private static final double TITLE_HEIGHT = 20;
  private static final double LINE_HEIGHT = 17;
  private static final double LABEL_HEIGHT = 15;

  private static final String STYLE =
      """
      .plg{--ink:#1f2328;--dim:#59636e;--paper:#ffffff;--line:#818b98;--source:#eef4ff;--collector:#e9f7ef;\
      --store:#fff4e0;--disk:#f1f0fb;--view:#fdeef4;--outside:#f3f4f6;--error:#b3261e;--warning:#8a5a00;--note:#35588c}
      @media (prefers-color-scheme:dark){.plg{--ink:#e6edf3;--dim:#9da7b1;--paper:#0d1117;--line:#6e7681;--source:#14233c;\
      --collector:#12301f;--store:#382811;--disk:#24213f;--view:#3a1a2b;--outside:#1b2027;--error:#ff8a80;\
      --warning:#f0b429;--note:#8ab4f8}}
      .plg text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:13px;fill:var(--dim)}
      .plg .paper{fill:var(--paper)}
      .plg .box rect{stroke:var(--line);stroke-width:1}
      .plg .box .title{font-size:14px;font-weight:600;fill:var(--ink)}
      .plg .source rect{fill:var(--source)}.plg .collector rect{fill:var(--collector)}.plg .store rect{fill:var(--store)}
      .plg .disk rect{fill:var(--disk)}.plg .view rect{fill:var(--view)}.plg .outside rect{fill:var(--outside);stroke-dasharray:4 3}
      .plg .way path{fill:none;stroke:var(--line);stroke-width:1.5}
      .plg .way text{font-size:12px}
      .plg .tip{fill:var(--line)}.plg .tip.broken{fill:var(--error)}
      .plg .way.error path,.plg .way.warning path{stroke:var(--error);stroke-width:2}
      .plg text.error{fill:var(--error)}.plg text.warning{fill:var(--warning)}.plg text.note{fill:var(--note)}
      .plg .box:focus rect{outline:none;stroke:var(--ink);stroke-width:2.5}
      .plg .box:focus{outline:none}
      """;

  private final Graph graph;
  private final StringBuilder out = new StringBuilder();

  private Svg(Graph graph) {
    this.graph = graph;
  }

  /// A file of its own.
  static String print(Graph graph) throws IOException {
    return new Svg(graph).draw();
  }

  private String draw() throws IOException {
    Map<String, Integer> positions = new HashMap<>();
    graph.boxes().forEach(box -> positions.put(box.id(), positions.size()));
    Layout layout =
        LayoutEngine.layout(
            graph.boxes().stream().map(Svg::size).toList(),
            graph.ways().stream().map(way -> route(way, positions)).toList());
    open(layout.size());
    for (int i = 0; i < graph.ways().size(); i++) {
      way(graph.ways().get(i), layout.ways().get(i), layout.labels().get(i));
    }
    for (int i = 0; i < graph.boxes().size(); i++) {
      box(graph.boxes().get(i), layout.boxes().get(i));
    }
    out.append("</svg>\n");
    return out.toString();
  }

  private static Route route(Way way, Map<String, Integer> positions) {
    return new Route(
        positions.getOrDefault(way.from(), 0), positions.getOrDefault(way.to(), 0), size(way));
  }

  private static Size size(Box box) {
    List<Line> lines = lines(box);
    double text = lines.stream().mapToDouble(it -> it.text.length() * CHARACTER).max().orElse(0);
    double width = Math.max(box.title().length() * TITLE_CHARACTER, text);
    return new Size(
        width + 2 * PADDING, 2 * PADDING + TITLE_HEIGHT + lines.size() * LINE_HEIGHT - 4);
  }

  private static Size size(Way way) {
    List<Line> lines = lines(way);
    double width =
        lines.stream().mapToDouble(it -> it.text.length() * LABEL_CHARACTER).max().orElse(0);
    return new Size(width + 8, lines.size() * LABEL_HEIGHT + 2);
  }

  /// A line of text and the class of its colour.
  private record Line(String text, String colour) {}

  private static List<Line> lines(Box box) {
    return lines(box.lines(), box.findings());
  }

  private static List<Line> lines(Way way) {
    return lines(way.lines(), way.findings());
  }

  private static List<Line> lines(List<String> texts, List<Finding> findings) {
    var lines = new ArrayList<Line>();
    texts.forEach(text -> lines.add(new Line(text, "")));
    findings.stream()
        .map(it -> new Line("! " + it.rule(), it.severity().word()))
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  private void open(Size size) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plg\" role=\"img\" aria-label=\"%s\""
            + " viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\">\n",
        escaped("What runs, and where data go"),
        size.width(),
        size.height(),
        size.width(),
        size.height());
    out.append("<style>\n").append(STYLE).append("</style>\n");
    out.append("<defs>");
    tip("tip", "tip");
    tip("broken", "tip broken");
    out.append("</defs>\n");
    add("<rect class=\"paper\" width=\"%.0f\" height=\"%.0f\"/>\n", size.width(), size.height());
  }

  private void tip(String id, String style) {
    out.append(
        "<marker id=\"plg-%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"%s\" d=\"M0 0L8 4L0 8z\"/></marker>"
            .formatted(id, style));
  }

  private void way(Way way, List<Point> points, Point label) {
    String state = Graph.worst(way.findings()).map(it -> " " + it.word()).orElse("");
    String path =
        points.stream()
            .map(it -> text("%.1f %.1f", it.x(), it.y()))
            .collect(Collectors.joining("L", "M", ""));
    add("<g class=\"way%s\">", state);
    add(
        "<path d=\"%s\" marker-end=\"url(#plg-%s)\"/>",
        path, state.isEmpty() || state.equals(" note") ? "tip" : "broken");
    double y = label.y() + LABEL_HEIGHT - 3;
    for (Line line : lines(way)) {
      print(line, label.x() + 4, y);
      y += LABEL_HEIGHT;
    }
    out.append("</g>\n");
  }

  private void box(Box box, Point at) {
    Size size = size(box);
    String spoken =
        Stream.concat(Stream.of(box.title()), lines(box).stream().map(Line::text))
            .collect(Collectors.joining(", "));
    add(
        "<g class=\"box %s\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">",
        box.kind().name().toLowerCase(Locale.ROOT), escaped(spoken));
    if (!box.findings().isEmpty()) {
      add("<title>%s</title>", escaped(messages(box.findings())));
    }
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"8\"/>",
        at.x(), at.y(), size.width(), size.height());
    double y = at.y() + PADDING + 12;
    add(
        "<text class=\"title\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        at.x() + PADDING, y, escaped(box.title()));
    for (Line line : lines(box)) {
      y += line.equals(lines(box).getFirst()) ? TITLE_HEIGHT - 1 : LINE_HEIGHT;
      print(line, at.x() + PADDING, y);
    }
    out.append("</g>\n");
  }

  private void print(Line line, double x, double y) {
    String style = line.colour.isEmpty() ? "" : " class=\"%s\"".formatted(line.colour);
    add("<text%s x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(line.text));
  }

  private static String messages(List<Finding> findings) {
    return findings.stream()
        .map(it -> "%s: %s".formatted(it.severity().word(), it.message()))
        .collect(Collectors.joining("\n"));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void add(String format, Object... values) {
    out.append(text(format, values));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
