package dev.plg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Dashboards are golden files once, in `golden/config/grafana/dashboards`. In a golden tree one
/// line stands for the text of a dashboard: `@config/grafana/dashboards/logs-overview.json`, as far
/// indented as the text.
public final class GoldenDashboards {

  private static final Path GOLDEN = Path.of("golden");
  private static final Path FOLDER = GOLDEN.resolve(Path.of("config", "grafana", "dashboards"));
  private static final Pattern LINE =
      Pattern.compile("(?m)^(?<indent> *)@(?<file>config/grafana/dashboards/[a-z-]+\\.json)\\n");

  private GoldenDashboards() {}

  /// The files with a line in place of each dashboard.
  public static SortedMap<String, String> fold(SortedMap<String, String> files) {
    var folded = new TreeMap<String, String>();
    files.forEach((file, text) -> folded.put(file, fold(text)));
    return folded;
  }

  private static String fold(String text) {
    String folded = text;
    for (Path file : files()) {
      String name = GOLDEN.relativize(file).toString().replace('\\', '/');
      String dashboard = read(file);
      String begin = dashboard.lines().limit(2).reduce("", (a, b) -> a + "\n *" + Pattern.quote(b));
      Matcher at = Pattern.compile("(?<=\n|^)(?<indent> *)" + begin.substring(3)).matcher(folded);
      if (at.find()) {
        String indent = at.group("indent");
        folded = folded.replace(indented(indent, dashboard), indent + "@" + name + "\n");
      }
    }
    return folded;
  }

  /// The text with each dashboard in place of its line.
  static String unfold(String text) {
    return LINE.matcher(text)
        .replaceAll(
            line ->
                Matcher.quoteReplacement(
                    indented(line.group("indent"), read(GOLDEN.resolve(line.group("file"))))));
  }

  private static String indented(String indent, String text) {
    return text.replaceAll("(?m)^(?=.)", indent);
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
