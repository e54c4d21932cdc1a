package dev.plg.app.graph.elk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Lays a graph out: reads `box WIDTH HEIGHT` and `way FROM TO WIDTH HEIGHT` lines, boxes by their
/// numbers, and prints `size`, `box`, `way` and `label` lines with their coordinates in the same
/// order.
public final class LayoutProgram {

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<Integer, ElkNode> boxes = new LinkedHashMap<>();
  private final Map<ElkEdge, ElkLabel> ways = new LinkedHashMap<>();

  private LayoutProgram() {}

  public static void main(String[] args) throws IOException {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    var program = new LayoutProgram();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    in.lines().forEach(program::read);
    program.layOut();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    program.print(out);
    out.flush();
  }

  private void read(String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("box")) {
      ElkNode box = ElkGraphUtil.createNode(root);
      box.setDimensions(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
      boxes.put(boxes.size(), box);
    } else {
      ElkEdge way = ElkGraphUtil.createSimpleEdge(box(words[1]), box(words[2]));
      ElkLabel label = ElkGraphUtil.createLabel("label", way);
      label.setDimensions(Double.parseDouble(words[3]), Double.parseDouble(words[4]));
      ways.put(way, label);
    }
  }

  private ElkNode box(String number) {
    return Objects.requireNonNull(boxes.get(Integer.valueOf(number)));
  }

  private void layOut() {
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(16));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 28.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 6.0);
    root.setProperty(LayeredOptions.SPACING_LABEL_NODE, 10.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 28.0);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
  }

  private void print(PrintStream out) {
    out.println("size %.1f %.1f".formatted(root.getWidth(), root.getHeight()));
    boxes.values().forEach(it -> out.println("box %.1f %.1f".formatted(it.getX(), it.getY())));
    ways.forEach(
        (way, label) -> {
          var line = new StringBuilder("way");
          for (ElkEdgeSection section : way.getSections()) {
            add(line, section.getStartX(), section.getStartY());
            for (ElkBendPoint bend : section.getBendPoints()) {
              add(line, bend.getX(), bend.getY());
            }
            add(line, section.getEndX(), section.getEndY());
          }
          out.println(line);
          out.println("label %.1f %.1f".formatted(label.getX(), label.getY()));
        });
  }

  private static void add(StringBuilder line, double x, double y) {
    line.append(" %.1f %.1f".formatted(x, y));
  }
}
