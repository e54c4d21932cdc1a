package dev.plg.app.graph;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The Eclipse Layout Kernel in a process of its own: no other command pays for it.
final class LayoutEngine {

  /// By its name: in the image it is not among plg's own classes.
  private static final String PROGRAM = "dev.plg.app.graph.elk.LayoutProgram";

  private LayoutEngine() {}

  /// The width and height of what is to be placed.
  record Size(double width, double height) {}

  /// A way between two boxes by their positions in the list, with the size of its label.
  record Route(int from, int to, Size label) {}

  /// A point of the drawing.
  record Point(double x, double y) {}

  /// Where everything is.
  ///
  /// @param boxes the upper left corner of each box
  /// @param ways the points of each way
  /// @param labels the upper left corner of each way's label
  record Layout(Size size, List<Point> boxes, List<List<Point>> ways, List<Point> labels) {}

  /// Places boxes and ways.
  ///
  /// @throws IOException where this package has no layout kernel, or it broke down
  static Layout layout(List<Size> boxes, List<Route> ways) throws IOException {
    var lines = new StringBuilder();
    boxes.forEach(it -> lines.append(text("box %.1f %.1f\n", it.width, it.height)));
    for (Route way : ways) {
      lines.append(
          text("way %d %d %.1f %.1f\n", way.from, way.to, way.label.width, way.label.height));
    }
    return read(run(lines.toString()));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  private static List<String> run(String input) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-cp",
                classPath().orElseThrow(() -> new IOException("no layout kernel")),
                PROGRAM)
            .redirectError(Redirect.DISCARD)
            .start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!printed.startsWith("size ")) {
      throw new IOException("the layout kernel printed nothing");
    }
    return printed.lines().toList();
  }

  /// In the image the kernel is in a folder of its own, in a build beside everything else.
  private static Optional<String> classPath() {
    Path folder = Path.of(System.getProperty("java.home"), "lib", "elk");
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return Files.isDirectory(folder)
        ? Optional.of(folder + File.pathSeparator + folder.resolve("*"))
        : Optional.of(own).filter(path -> path.contains("elk.alg.layered"));
  }

  private static Layout read(List<String> lines) {
    var boxes = new ArrayList<Point>();
    var ways = new ArrayList<List<Point>>();
    var labels = new ArrayList<Point>();
    var size = new Size(0, 0);
    for (String line : lines) {
      List<Point> points = points(line);
      switch (line.substring(0, line.indexOf(' '))) {
        case "size" -> size = new Size(points.getFirst().x, points.getFirst().y);
        case "box" -> boxes.add(points.getFirst());
        case "way" -> ways.add(points);
        default -> labels.add(points.getFirst());
      }
    }
    return new Layout(size, boxes, ways, labels);
  }

  private static List<Point> points(String line) {
    List<Double> numbers = Stream.of(line.split(" ", -1)).skip(1).map(Double::valueOf).toList();
    var points = new ArrayList<Point>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      points.add(new Point(numbers.get(i), numbers.get(i + 1)));
    }
    return points;
  }
}
