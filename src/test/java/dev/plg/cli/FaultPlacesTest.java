package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.DrawnValues;
import dev.plg.UnpackedCharts;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each fault of `chart-faults.yaml` is written into values that are drawn. The errors and warnings
/// that a run has more than for the values without it are, in 95 of 100 cases, at a line that the
/// fault changed, whether the chart is at hand or not; and no fault goes by unseen. A finding on a
/// default says so, and is at the nearest parent.
///
/// `-Dplg.seed` draws other values, `-Dplg.values` more for each fault.
class FaultPlacesTest {

  private static final long SEED = Long.getLong("plg.seed", 1L);
  private static final int DRAWN = Integer.getInteger("plg.values", 1);
  private static final double LEAST = 0.95;

  private static final Pattern FINDING =
      Pattern.compile(
          "(?m)^.*values\\.yaml:(\\d+):\\d+: (?:error|warning): (.*) \\[([a-z0-9/-]+)]$");

  /// How findings tell that a default causes them.
  private static final Pattern DEFAULT =
      Pattern.compile("is not set|\\(the chart's default\\)|the chart's default");

  @TempDir Path folder;

  /// A finding at a line of the values.
  ///
  /// @param written the line itself
  private record Found(int line, String written, String rule, String message) {

    boolean isOnDefault() {
      return DEFAULT.matcher(message).find();
    }

    /// What stays the same where the fault is elsewhere.
    String key() {
      return rule + " " + written;
    }
  }

  private record Fault(String chart, String parts, Mapping ground, Mapping fault) {

    Fault(Mapping tree) {
      this(
          tree.text("chart").orElseThrow(),
          tree.text("parts").orElseThrow(),
          tree.mapping("ground"),
          tree.mapping("fault"));
    }

    String name() {
      return chart.substring(0, chart.lastIndexOf('-'));
    }

    String version() {
      return chart.substring(chart.lastIndexOf('-') + 1);
    }

    @Override
    public String toString() {
      return chart + " " + YamlWriter.write(fault).strip().replaceAll("\\s+", " ");
    }
  }

  @Test
  void findings_without_the_chart_name_the_line() throws IOException {
    check(fault -> List.of("--chart", fault.name(), "--chart-version", fault.version()));
  }

  @Test
  void findings_with_the_chart_name_the_line() throws IOException {
    UnpackedCharts.required();
    check(
        fault ->
            List.of("--chart", UnpackedCharts.folder(fault.name(), fault.version()).toString()));
  }

  private interface ChartOption {
    List<String> of(Fault fault);
  }

  private void check(ChartOption chart) throws IOException {
    List<String> unseen = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    int found = 0;
    var random = new Random(SEED);
    for (Fault fault : faults()) {
      for (int i = 0; i < DRAWN; i++) {
        Mapping good = DrawnValues.of(fault.parts()).next(random);
        good = written(Merge.keepingNulls(good, fault.ground()));
        Mapping bad = written(Merge.keepingNulls(good, fault.fault()));
        Set<String> before =
            lint(chart.of(fault), good).stream().map(Found::key).collect(Collectors.toSet());
        List<Found> more = new ArrayList<>(lint(chart.of(fault), bad));
        more.removeIf(it -> before.contains(it.key()));
        Set<Integer> changed = changed(good, bad, fault.fault());
        if (more.isEmpty()) {
          unseen.add(fault.toString());
        }
        more.removeIf(Found::isOnDefault);
        found += more.size();
        more.stream()
            .filter(it -> !changed.contains(it.line()))
            .forEach(it -> elsewhere.add(fault + "\n    " + it + " instead of " + changed));
      }
    }
    double rate = found == 0 ? 0 : 1 - (double) elsewhere.size() / found;
    String all = String.join("\n", elsewhere);
    System.out.printf("%.1f %% of %d findings name the changed line%n%s%n", rate * 100, found, all);
    assertTrue(rate >= LEAST, () -> "%.1f %% name the line%n%s".formatted(rate * 100, all));
    assertEquals(List.of(), unseen);
  }

  private static List<Fault> faults() throws IOException {
    Path file = Path.of("src/test/resources/chart-faults.yaml");
    return YamlReader.read(file.toString(), Files.readString(file)).documents().stream()
        .map(Document::root)
        .flatMap(root -> ((Sequence) root).mappings())
        .map(Fault::new)
        .toList();
  }

  /// The values with the places of the file that they are written to.
  private static Mapping written(Mapping values) {
    return DrawnValues.read("values.yaml", YamlWriter.write(values));
  }

  private List<Found> lint(List<String> chart, Mapping values) throws IOException {
    Path file = folder.resolve("values.yaml");
    Files.writeString(file, YamlWriter.write(values));
    List<String> words = new ArrayList<>(List.of("lint"));
    words.addAll(chart);
    words.add(file.toString());
    Cli run = Cli.run(words.toArray(String[]::new));
    List<String> lines = Files.readAllLines(file);
    return FINDING.matcher(run.out()).results().map(it -> found(it, lines)).toList();
  }

  private static Found found(MatchResult finding, List<String> lines) {
    int line = Integer.parseInt(finding.group(1));
    String written = line > lines.size() ? "" : lines.get(line - 1).strip();
    return new Found(line, written, finding.group(3), finding.group(2));
  }

  /// The lines of what the fault adds or sets, with the keys above that were not there before.
  private static Set<Integer> changed(Mapping good, Mapping bad, Mapping fault) {
    Set<Integer> lines = new HashSet<>();
    add(good, bad, fault, Pointer.ROOT, lines);
    return lines;
  }

  private static void add(
      Mapping good, Mapping bad, Mapping fault, Pointer parent, Set<Integer> lines) {
    for (Mapping.Entry entry : fault.entries()) {
      Pointer at = parent.to(entry.key());
      bad.find(at)
          .filter(value -> !good.find(at).filter(value::equals).isPresent())
          .ifPresent(
              value -> {
                boolean isNew = good.find(at).isEmpty();
                if (isNew || !(entry.value() instanceof Mapping)) {
                  lines.add(keyLine(bad, parent, entry.key()));
                }
                if (entry.value() instanceof Mapping below) {
                  add(good, bad, below, at, lines);
                } else {
                  addAll(value, lines);
                }
              });
    }
  }

  private static int keyLine(Mapping values, Pointer parent, String key) {
    Mapping around = parent.isRoot() ? values : (Mapping) values.find(parent).orElseThrow();
    return around.entry(key).orElseThrow().keyPlace().line();
  }

  private static void addAll(Node value, Set<Integer> lines) {
    lines.add(value.place().line());
    switch (value) {
      case Mapping mapping -> mapping.entries().forEach(entry -> addAll(entry.value(), lines));
      case Sequence sequence -> sequence.items().forEach(item -> addAll(item, lines));
      default -> {}
    }
  }
}
