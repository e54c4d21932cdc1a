import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Unpacks the charts that the tests render, from bare clones of the charts' public repositories:
///
///     java src/build/Charts.java CLONES… [NAME-VERSION…]
///
/// Each chart of `charts.list`, or each that is named, goes to `<name>-<version>` in the folder that `PLG_CHARTS` names, else
/// in `~/.cache/plg/charts`. A chart is looked for by the tag of its release, in the order of the
/// clones, then by the commit that gave its `Chart.yaml` that version. Dependencies that are not in
/// the chart's own folder are taken out, since Helm refuses a chart without them; those of
/// loki-stack are put in its `charts/`, each in the newest version of its range that was released
/// when loki-stack was. What no clone has is named, and the exit code is then 1.
public final class Charts {

  private static final Path LIST = Path.of("src/build/charts.list");
  private static final Pattern RANGE = Pattern.compile("([~^]?)(\\d+)\\.(\\d+)\\.(\\d+)");
  private static final Pattern RELEASE = Pattern.compile("([a-z][a-z0-9-]*)-(\\d+\\.\\d+\\.\\d+)");
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z]+): *[\"']?([^\"'\\s#]+).*");

  /// A dependency as `Chart.yaml` or `requirements.yaml` lists it.
  private record Dependency(String name, String range) {

    boolean takes(String version) {
      Optional<MatchResult> wanted = match(RANGE, range);
      Optional<MatchResult> offered = match(RANGE, version);
      if (wanted.isEmpty() || offered.isEmpty() || order(version, numbers(wanted.get())) < 0) {
        return false;
      }
      String most = numbers(offered.get());
      String least = numbers(wanted.get());
      return switch (wanted.get().group(1)) {
        case "^" -> most.startsWith(wanted.get().group(2) + ".");
        case "~" -> most.startsWith(least.substring(0, least.lastIndexOf('.') + 1));
        default -> most.equals(least);
      };
    }

    private static String numbers(MatchResult version) {
      return version.group().substring(version.group(1).length());
    }
  }

  private final List<ChartClone> clones;
  private final Path folder;
  private final List<String> missing = new ArrayList<>();

  private Charts(List<ChartClone> clones, Path folder) {
    this.clones = clones;
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: java src/build/Charts.java CLONES [NAME-VERSION]");
      System.exit(2);
    }
    String home = System.getenv().getOrDefault("PLG_CHARTS", "");
    Path folder =
        home.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache", "plg", "charts")
            : Path.of(home);
    var clones = new ArrayList<ChartClone>();
    var named = new ArrayList<ChartClone.Chart>();
    for (String argument : args) {
      Optional<MatchResult> chart = match(RELEASE, argument);
      if (chart.isPresent()) {
        named.add(new ChartClone.Chart(chart.get().group(1), chart.get().group(2)));
      } else {
        clones.add(ChartClone.of(argument));
      }
    }
    var charts = new Charts(clones, folder);
    int unpacked = charts.unpack(named.isEmpty() ? known() : named);
    System.out.println(unpacked + " charts in " + folder);
    charts.missing.forEach(System.err::println);
    System.exit(charts.missing.isEmpty() ? 0 : 1);
  }

  private int unpack(List<ChartClone.Chart> charts) throws IOException {
    Files.createDirectories(folder);
    int unpacked = 0;
    for (ChartClone.Chart chart : charts) {
      Optional<ChartClone.Source> source = find(chart);
      if (source.isPresent()) {
        unpack(chart, source.get());
        unpacked++;
      } else {
        missing.add(chart + " is in none of the clones, neither at a tag nor in the history");
      }
    }
    return unpacked;
  }

  /// The charts that the tests render, a line each.
  private static List<ChartClone.Chart> known() throws IOException {
    return Files.readAllLines(LIST).stream()
        .map(line -> line.split(" ", -1))
        .map(line -> new ChartClone.Chart(line[0], line[1]))
        .toList();
  }

  private Optional<ChartClone.Source> find(ChartClone.Chart chart) throws IOException {
    for (ChartClone clone : clones) {
      Optional<ChartClone.Source> source = clone.released(chart);
      if (source.isPresent()) {
        return source;
      }
    }
    for (ChartClone clone : clones) {
      Optional<ChartClone.Source> source = clone.inHistory(chart);
      if (source.isPresent()) {
        return source;
      }
    }
    return Optional.empty();
  }

  /// Unpacks into a sibling and moves that to its place, so that a chart in the folder is whole.
  private void unpack(ChartClone.Chart chart, ChartClone.Source source) throws IOException {
    Path target = folder.resolve(chart.toString());
    Path fresh = folder.resolve("." + chart);
    delete(fresh);
    Files.createDirectories(fresh);
    source.unpack(fresh);
    if (chart.name().equals("loki-stack")) {
      addDependencies(fresh, source.date());
    }
    removeDependencies(fresh);
    delete(target);
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Puts the dependencies that the clones have into the chart's `charts/`.
  private void addDependencies(Path chart, Instant released) throws IOException {
    for (String item : items(Files.readAllLines(chart.resolve("requirements.yaml")))) {
      Dependency dependency = dependency(item);
      Optional<ChartClone.Source> source = newest(dependency, released);
      if (source.isPresent()) {
        Path target = chart.resolve("charts").resolve(dependency.name());
        Files.createDirectories(target);
        source.get().unpack(target);
        removeDependencies(target);
      }
    }
  }

  private Optional<ChartClone.Source> newest(Dependency dependency, Instant released)
      throws IOException {
    var found = new TreeMap<String, ChartClone.Source>(Charts::order);
    String prefix = dependency.name() + "-";
    for (ChartClone clone : clones) {
      for (String tag : clone.tags()) {
        String version = tag.startsWith(prefix) ? tag.substring(prefix.length()) : "";
        if (dependency.takes(version)) {
          clone
              .released(new ChartClone.Chart(dependency.name(), version))
              .ifPresent(source -> found.putIfAbsent(version, source));
        }
      }
    }
    for (ChartClone.Source source : found.descendingMap().values()) {
      if (!source.date().isAfter(released)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }

  /// Takes out the dependencies that are not in the chart's `charts/`.
  private static void removeDependencies(Path chart) throws IOException {
    Predicate<String> isMissing =
        item -> !Files.exists(chart.resolve("charts").resolve(dependency(item).name()));
    for (String name : List.of("Chart.yaml", "requirements.yaml")) {
      Path file = chart.resolve(name);
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        List<String> removed = items(lines).stream().filter(isMissing).toList();
        String text = String.join("\n", lines) + "\n";
        for (String item : removed) {
          text = text.replace(item, "");
        }
        Files.writeString(file, text);
      }
    }
    Files.deleteIfExists(chart.resolve("Chart.lock"));
    Files.deleteIfExists(chart.resolve("requirements.lock"));
  }

  /// The items of the list `dependencies`, each with the lines that belong to it.
  private static List<String> items(List<String> lines) {
    var items = new ArrayList<String>();
    boolean within = false;
    String dash = "";
    for (String line : lines) {
      if (within && (line.startsWith(" ") || line.startsWith("-"))) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        dash = items.isEmpty() ? indent + "- " : dash;
        if (line.startsWith(dash)) {
          items.add("");
        }
        items.add(items.removeLast() + line + "\n");
      } else if (!line.isBlank() && !line.startsWith("#")) {
        within = line.startsWith("dependencies:");
      }
    }
    return items;
  }

  private static Dependency dependency(String item) {
    List<String> entries = item.lines().map(it -> it.replaceFirst("^[ -]+", "")).toList();
    return new Dependency(value("name", entries), value("version", entries));
  }

  /// The value of a key at the beginning of a line; empty where there is none.
  static String value(String key, List<String> lines) {
    return lines.stream()
        .map(line -> match(ENTRY, line))
        .flatMap(Optional::stream)
        .filter(entry -> entry.group(1).equals(key))
        .map(entry -> entry.group(2))
        .findFirst()
        .orElse("");
  }

  private static Optional<MatchResult> match(Pattern pattern, String text) {
    return pattern.matcher(text).results().filter(it -> it.group().equals(text)).findFirst();
  }

  /// Orders `1.10.0` after `1.9.0`.
  private static int order(String one, String other) {
    return Arrays.compare(parts(one), parts(other));
  }

  private static int[] parts(String version) {
    return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
