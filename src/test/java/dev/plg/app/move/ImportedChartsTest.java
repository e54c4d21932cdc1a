package dev.plg.app.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.UnpackedCharts;
import dev.plg.app.diff.DiffFormat;
import dev.plg.app.diff.SideOptions;
import dev.plg.app.diff.SideReading;
import dev.plg.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What upstream's charts make of their own examples is brought into a stack that plg takes, and
/// each line that would change says what it does.
class ImportedChartsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loki 6.55.0 ci/default-single-binary-values.yaml",
        "loki 18.11.0 ci/default-monolithic-filesystem-values.yaml",
        "loki 6.55.0 ci/ingress-values.yaml",
        "loki 5.48.0 ci/ingress-values.yaml",
        "loki 2.16.0",
        "promtail 6.17.1 ci/default-values.yaml",
        "grafana 12.11.1 ci/default-values.yaml",
        "tempo 1.24.4",
        "tempo 2.2.4",
        "loki-stack 2.10.2",
        "alloy 1.11.1",
        "grafana-agent 0.44.2"
      })
  void example_comes_back(String example) throws IOException {
    String[] words = example.split(" ", -1);
    Path chart = UnpackedCharts.folder(words[0], words[1]);
    Path values = folder.resolve("values.yaml");
    Files.writeString(
        values,
        words.length > 2 && Files.exists(chart.resolve(words[2]))
            ? Files.readString(chart.resolve(words[2]))
            : "{}\n");
    var options =
        new SideOptions(
            Optional.of(chart.toString()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    SideReading reading = SideReading.of(values.toString(), InputStream.nullInputStream(), options);
    assertEquals(List.of(), reading.findings());
    Importing imported = Importing.of(reading.side().orElseThrow()).orElseThrow();
    assertEquals(0, Cli.runWith(imported.text(), "generate", "-f", "-", "-q").code());
    assertEquals(List.of(), imported.diff().notes());
    String shown = DiffFormat.TEXT.print(imported.diff(), true, false);
    String json = DiffFormat.JSON.print(imported.diff(), true, false);
    assertFalse(shown.isEmpty());
    long lines = Stream.of(json.split("\"object\": ", -1)).count() - 1;
    assertEquals(
        imported.diff().count() + imported.diff().idle() + imported.diff().restarts().size(),
        lines);
    assertTrue(shown.lines().noneMatch(it -> it.endsWith(": ")), shown);
  }
}
