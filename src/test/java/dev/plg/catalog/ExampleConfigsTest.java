package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.ClonedCharts;
import dev.plg.alloy.AlloyFile;
import dev.plg.view.ConfigValue;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The configurations that upstream publishes with each release hold no key and no value that the
/// atlas refuses at that release. They are read from the clones in the folder that `PLG_CLONES`
/// names, the newest release of each minor version.
class ExampleConfigsTest {

  /// Where upstream's own example has a key that its program does not have, or is of another
  /// version.
  private static final Set<String> WRONG =
      Set.of(
          // pkg/validation/limits.go has it, pkg/logql/engine.go does not
          "loki 3.5.12 cmd/loki/loki-local-config.yaml querier.engine.enable_multi_variant_queries",
          "tempo 3.0.3 example/docker-compose/migrate-to-3/tempo-v2.yaml ingester",
          "tempo 3.0.3 example/docker-compose/migrate-to-3/tempo-v2.yaml compactor");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          LOKI grafana+loki docs/sources/configur[a-z]*/examples/.*\\.ya?ml|cmd/loki/.*-config\\.yaml
          PROMTAIL grafana+loki (clients/)?cmd/promtail/promtail.*\\.yaml
          TEMPO grafana+tempo example/docker-compose/.*tempo(?!-query)[^/]*\\.ya?ml
          GRAFANA_AGENT grafana+agent .*/staticconvert/testdata/.*\\.yaml|cmd/.*/agent-local-config.yaml
          """)
  void no_published_configuration_is_refused(Program program, String source, String files)
      throws IOException {
    Path clone = ClonedCharts.clone(source);
    var wrong = new ArrayList<String>();
    int read = 0;
    for (Version version : newest(program)) {
      String tag = "v" + version;
      for (String file : git(clone, "ls-tree", "-r", "--name-only", tag).lines().toList()) {
        if (file.matches(files)) {
          String about = program.id() + " " + version + " " + file + " ";
          for (Mapping config : configs(git(clone, "show", tag + ":" + file))) {
            read++;
            refused(program, version, config).forEach(it -> wrong.add(about + it));
          }
        }
      }
    }
    wrong.removeAll(WRONG);
    assertEquals(List.of(), wrong);
    assertTrue(read > 5, "only " + read + " were read");
  }

  /// The files of the parser's own tests name no components, a converter leaves out what it has
  /// nothing for, and the `server` of cmd/grafana-agent/run-config.river is static mode's.
  @ParameterizedTest
  @CsvSource({
    "ALLOY, grafana+alloy, ^(?!syntax/|.*/otelcolconvert/).*\\.alloy",
    "GRAFANA_AGENT, grafana+agent, ^(?!pkg/river/|cmd/|.*/otelcolconvert/).*\\.river"
  })
  void no_published_component_is_refused(Program program, String source, String files)
      throws IOException {
    Path clone = ClonedCharts.clone(source);
    var wrong = new ArrayList<String>();
    int read = 0;
    for (Version version : newest(program)) {
      BlockKeys keys = BlockKeys.of(program, Optional.of(version)).orElseThrow();
      String tag = "v" + version;
      for (String file : git(clone, "ls-tree", "-r", "--name-only", tag).lines().toList()) {
        if (file.matches(files)) {
          read++;
          AlloyFile config = AlloyFile.read(Scalar.of(git(clone, "show", tag + ":" + file)));
          RefusedBlocks.of(keys, config)
              .forEach(it -> wrong.add(program + " " + version + " " + file + " " + it));
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(read > 100, "only " + read + " were read");
  }

  private static Stream<String> refused(Program program, Version version, Mapping config) {
    ConfigKeys keys = ConfigKeys.of(program, version).orElseThrow();
    Stream<String> unknown = keys.unknown(config).stream().map(it -> it.at().toString());
    Stream<String> misfits =
        keys.values(config).stream()
            .filter(it -> ConfigValue.misfit(it.key(), it.value()).isPresent())
            .map(it -> it.at() + ": " + it.value());
    return Stream.concat(unknown, misfits);
  }

  /// The newest release of each minor version.
  private static Iterable<Version> newest(Program program) {
    Map<String, Version> newest = new LinkedHashMap<>();
    KnownProgram.of(program).stream()
        .filter(KnownProgram::isReleased)
        .forEach(it -> newest.put(it.version().minor(), it.version()));
    return newest.values();
  }

  private static List<Mapping> configs(String text) {
    return YamlReader.read("example.yaml", text).documents().stream()
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .toList();
  }

  private static String git(Path clone, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git", "--git-dir=" + clone));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
