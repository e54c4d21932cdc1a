package atlas;

import dev.plg.catalog.Version;
import dev.plg.catalog.VersionRange;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes the tables of the charts: `index`, a line a table with its chart, and `part` where that is
/// known for the sake of those that depend on it; of each table `<table>.keys`, the values with
/// their intervals, and `<table>.versions`, a line a version with its date, the version of its
/// program, the Kubernetes that it asks for, whether it is deprecated, the charts of the atlas that
/// it depends on, and where it is published.
public final class ChartTables {

  /// A version of a chart.
  private record Chart(ChartLine.Release release, Mapping about) {

    LocalDate date() {
      return release.commit().date();
    }
  }

  private final Map<String, Clone> clones;
  private final Problems problems;
  private final ReadValues readValues;
  private final Map<String, Future<Reads.Answer>> answers = new ConcurrentHashMap<>();

  private ChartTables(Map<String, Clone> clones, Problems problems, ReadValues readValues) {
    this.clones = clones;
    this.problems = problems;
    this.readValues = readValues;
  }

  /// Writes the tables whose names are asked for, all of them where none is.
  public static void write(
      Map<String, Clone> clones, Path lines, Path out, Collection<String> asked, Problems problems)
      throws IOException {
    var byTable = new LinkedHashMap<String, List<ChartLine>>();
    var index = new TreeSet<String>();
    for (ChartLine line : ChartLine.read(lines)) {
      byTable.computeIfAbsent(line.table(), _ -> new ArrayList<>()).add(line);
      index.add(line.table() + "\t" + line.chart() + (line.isPart() ? "\tpart" : ""));
    }
    byTable.keySet().removeIf(table -> !asked.isEmpty() && !asked.contains(table));
    Files.createDirectories(out);
    Files.writeString(out.resolve("index"), String.join("\n", index) + "\n");
    try (var readValues = new ReadValues()) {
      var tables = new ChartTables(clones, problems, readValues);
      var charts = new TreeMap<String, SortedMap<Version, Chart>>();
      for (var table : byTable.entrySet()) {
        var facts = new TreeMap<Version, SortedMap<List<String>, String>>();
        SortedMap<Version, Chart> read = tables.read(table.getValue(), facts);
        // Where nothing could be read, an earlier table stays.
        if (!facts.isEmpty()) {
          charts.put(table.getKey(), read);
          Files.writeString(
              out.resolve(table.getKey() + ".keys"),
              new Table(facts).print(List.copyOf(facts.keySet())));
        }
      }
      var dates = new TreeMap<String, SortedMap<Version, LocalDate>>();
      for (String row : index) {
        String table = row.substring(0, row.indexOf('\t'));
        dates.put(table, dates(charts.get(table), out.resolve(table + ".versions")));
      }
      for (var table : charts.entrySet()) {
        var text = new StringBuilder();
        table
            .getValue()
            .forEach((version, chart) -> text.append(line(version, chart, dates)).append('\n'));
        Files.writeString(out.resolve(table.getKey() + ".versions"), text);
      }
    }
  }

  /// The versions of a table with their dates: those that were read, else those of an earlier run.
  ///
  /// @param read null where the table was not asked for
  private static SortedMap<Version, LocalDate> dates(SortedMap<Version, Chart> read, Path earlier)
      throws IOException {
    var dates = new TreeMap<Version, LocalDate>();
    if (read != null) {
      read.forEach((version, chart) -> dates.put(version, chart.date()));
    } else if (Files.exists(earlier)) {
      for (String line : Files.readAllLines(earlier)) {
        String[] columns = line.split("\t", -1);
        dates.put(Version.of(columns[0]), LocalDate.parse(columns[1]));
      }
    }
    return dates;
  }

  /// The versions of a table; what is known of the keys of each goes to `facts`.
  private SortedMap<Version, Chart> read(
      List<ChartLine> lines, SortedMap<Version, SortedMap<List<String>, String>> facts)
      throws IOException {
    var found = new TreeMap<Version, ChartLine.Release>();
    var files = new TreeMap<Version, ChartFiles>();
    for (ChartLine line : lines) {
      Clone clone = clones.get(line.source());
      if (clone == null) {
        problems.add(line.table(), "no clone of " + line.source());
        continue;
      }
      List<ChartLine.Release> releases = line.releases(clone);
      if (releases.isEmpty()) {
        problems.add(line.table(), line.source() + " has no tag " + line.tags());
      }
      for (ChartLine.Release release : releases) {
        if (release.version().filter(found::containsKey).isEmpty()) {
          open(clone, release)
              .ifPresent(
                  chart -> {
                    Version version = chart.version().orElseThrow();
                    if (found.putIfAbsent(version, release) == null) {
                      files.put(version, chart);
                    }
                  });
        }
      }
    }
    return charts(found, files, facts);
  }

  /// The chart at a release; empty where it can't be read, which is then said.
  private Optional<ChartFiles> open(Clone clone, ChartLine.Release release) throws IOException {
    String problem = "holds no chart";
    for (String folder : release.line().folders()) {
      try {
        ChartFiles chart = ChartFiles.read(clone, release.commit(), folder);
        String name = chart.name() + " " + chart.about().text("version").orElse("");
        boolean right =
            chart.name().equals(release.line().chart())
                && chart.version().filter(release.line()::takes).isPresent()
                && release.version().equals(release.version().flatMap(_ -> chart.version()));
        if (right) {
          return Optional.of(chart);
        }
        problem = folder + " holds " + name;
      } catch (ChartFiles.Unreadable | Clone.Missing e) {
        problem = folder + ": " + e.getMessage();
      }
    }
    if (release.version().isPresent()) {
      problems.add(release.toString(), problem);
    }
    return Optional.empty();
  }

  private SortedMap<Version, Chart> charts(
      Map<Version, ChartLine.Release> releases,
      Map<Version, ChartFiles> files,
      SortedMap<Version, SortedMap<List<String>, String>> facts)
      throws IOException {
    var charts = new TreeMap<Version, Chart>();
    var known = new HashMap<String, SortedMap<List<String>, String>>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (var chart : files.entrySet()) {
        Clone clone = clones.get(releases.get(chart.getKey()).line().source());
        answers.computeIfAbsent(
            chart.getValue().fingerprint(),
            _ -> threads.submit(() -> readValues.ask(clone, chart.getValue())));
      }
      for (var chart : files.entrySet()) {
        ChartLine.Release release = releases.get(chart.getKey());
        answer(release, chart.getValue())
            .ifPresent(
                answer -> {
                  facts.put(
                      chart.getKey(),
                      known.computeIfAbsent(
                          chart.getValue().fingerprint() + chart.getValue().dependencies(),
                          _ -> facts(release, chart.getValue(), answer.reads())));
                  charts.put(chart.getKey(), new Chart(release, chart.getValue().about()));
                });
      }
    }
    return charts;
  }

  private static SortedMap<List<String>, String> facts(
      ChartLine.Release release, ChartFiles files, Reads reads) {
    var facts = ChartFacts.of(conditions(files, reads), files.values(), handedOn(files));
    if (!release.line().only().isEmpty()) {
      facts.keySet().removeIf(path -> !release.line().only().contains(path.getFirst()));
      facts.put(List.of("*"), "any");
    }
    return facts;
  }

  /// What is read with the values that switch the charts on that it depends on: Helm reads those.
  private static Reads conditions(ChartFiles chart, Reads reads) {
    Reads all = reads;
    for (Mapping dependency : chart.dependencies().mappings().toList()) {
      for (String path : dependency.text("condition").orElse("").split(",", -1)) {
        if (!path.isBlank()) {
          all = all.asking(List.of(path.strip().split("\\.", -1)));
        }
      }
    }
    return all;
  }

  /// What the templates read; empty where that can't be told, which is then said.
  private Optional<Reads.Answer> answer(ChartLine.Release release, ChartFiles chart)
      throws IOException {
    try {
      Reads.Answer answer = answers.get(chart.fingerprint()).get();
      for (String wrong : answer.wrong()) {
        problems.add(release.toString(), wrong);
      }
      return Optional.of(answer).filter(it -> it.reads() != null);
    } catch (ExecutionException e) {
      problems.add(release.toString(), String.valueOf(e.getCause().getMessage()));
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// The keys of the charts that it depends on and does not bring with it, and `global`, which all
  /// of them get.
  private static TreeSet<String> handedOn(ChartFiles chart) {
    var keys = new TreeSet<String>();
    for (Mapping dependency : chart.dependencies().mappings().toList()) {
      if (!chart.parts().containsKey(ChartFiles.key(dependency))) {
        keys.add(ChartFiles.key(dependency));
      }
    }
    if (!keys.isEmpty()) {
      keys.add("global");
    }
    return keys;
  }

  private static String line(
      Version version, Chart chart, Map<String, SortedMap<Version, LocalDate>> all) {
    Mapping about = chart.about();
    boolean deprecated = about.text("deprecated").filter("true"::equals).isPresent();
    return String.join(
        "\t",
        version.toString(),
        chart.date().toString(),
        about.text("appVersion").orElse(""),
        about.text("kubeVersion").orElse(""),
        deprecated ? "deprecated" : "",
        parts(chart, all),
        chart.release().line().repository());
  }

  /// `grafana=grafana 6.43.5, …`: the charts of the atlas that it depends on.
  private static String parts(Chart chart, Map<String, SortedMap<Version, LocalDate>> all) {
    var parts = new ArrayList<String>();
    for (Mapping dependency : chart.about().sequence("dependencies").mappings().toList()) {
      String name = dependency.text("name").orElse("");
      Optional<Version> version =
          locked(chart, name)
              .or(() -> newest(dependency, all.getOrDefault(name, new TreeMap<>()), chart));
      if (version.filter(all.getOrDefault(name, new TreeMap<>())::containsKey).isPresent()) {
        parts.add(ChartFiles.key(dependency) + "=" + name + " " + version.get());
      }
    }
    return String.join(", ", parts);
  }

  private static Optional<Version> locked(Chart chart, String name) {
    return chart
        .about()
        .sequence("locked")
        .mappings()
        .filter(it -> it.text("name").filter(name::equals).isPresent())
        .findFirst()
        .flatMap(it -> it.text("version"))
        .flatMap(ChartLine::released);
  }

  /// The newest of a dependency's range that was there when the chart was released.
  private static Optional<Version> newest(
      Mapping dependency, SortedMap<Version, LocalDate> known, Chart chart) {
    List<Version> released =
        known.entrySet().stream()
            .filter(it -> !it.getValue().isAfter(chart.date()))
            .map(Map.Entry::getKey)
            .toList();
    return VersionRange.parse(dependency.text("version").orElse("*"))
        .flatMap(range -> range.newest(released));
  }
}
