package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Golden;
import dev.plg.UnpackedCharts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The values that charts are tested with in their own repositories give no finding but those of
/// `golden/chart-examples.txt`, each of which an operator of the program agrees with: a default
/// that matters, a key that the chart does not read, a mode that does not run. A new line there is
/// a false alarm until someone has looked at the values.
class ChartExamplesTest {

  private static final Path ACCEPTED = Path.of("chart-examples.txt");

  /// The charts, whose examples are in the folder `ci`.
  private static final List<String> CHARTS =
      List.of(
          "alloy 1.11.1",
          "grafana 10.5.15",
          "grafana 6.43.5",
          "grafana-agent 0.44.2",
          "loki 18.11.0",
          "loki 5.48.0",
          "loki 6.55.0",
          "promtail 6.17.1");

  private static final Pattern FINDING =
      Pattern.compile("(?m)^\\S+?(?<place>:[0-9:]+)?: (?<severity>\\w+): .* \\[(?<rule>\\S+)]$");

  @Test
  void give_no_finding_but_those_that_were_looked_at() throws IOException {
    var found = new ArrayList<String>();
    int files = 0;
    for (String chart : CHARTS) {
      String[] named = chart.split(" ", -1);
      for (Path file : examples(UnpackedCharts.folder(named[0], named[1]))) {
        found.addAll(findings(named[0], named[1], file));
        files++;
      }
    }
    assertTrue(files > 60, "only " + files);
    Golden.verify(ACCEPTED, String.join("\n", found) + "\n");
  }

  private static List<Path> examples(Path chart) throws IOException {
    try (Stream<Path> files = Files.list(chart.resolve("ci"))) {
      return files.filter(it -> it.toString().endsWith("values.yaml")).sorted().toList();
    }
  }

  private static List<String> findings(String chart, String version, Path file) {
    Cli run =
        Cli.run(
            "lint", "--allow-empty", "--chart", chart, "--chart-version", version, file.toString());
    var found = new ArrayList<String>();
    Matcher finding = FINDING.matcher(run.out());
    while (finding.find()) {
      String place = finding.group("place") == null ? "" : finding.group("place");
      found.add(
          "%s-%s/%s%s %s %s"
              .formatted(
                  chart,
                  version,
                  file.getFileName(),
                  place,
                  finding.group("severity"),
                  finding.group("rule")));
    }
    return found;
  }
}
