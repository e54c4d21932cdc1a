package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plg.UnpackedGolden;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SARIF as the standard's own schema wants it.
class SarifTest {

  private static final Path CASES = UnpackedGolden.path("rules");

  @TempDir Path folder;

  @Test
  void every_report_is_valid() throws IOException {
    Schema schema = schema();
    try (Stream<Path> files = Files.walk(CASES)) {
      String[] bad =
          Stream.concat(
                  Stream.of("lint", "-o", "sarif", "no-such.yaml", odd().toString()),
                  files
                      .filter(file -> file.getFileName().toString().equals("bad.yaml"))
                      .filter(SarifTest::isManifest)
                      .sorted()
                      .map(Path::toString))
              .toArray(String[]::new);
      String report = Cli.run(bad).out();
      assertEquals(List.of(), schema.validate(report, InputFormat.JSON));
      assertTrue(results(report).items().size() > 100, "only " + results(report).items().size());
    }
    assertEquals(
        List.of(),
        schema.validate(Cli.runWith("", "lint", "-o", "sarif", "-").out(), InputFormat.JSON));
  }

  /// A file whose name would be another address, with a fault in it.
  private Path odd() throws IOException {
    return Files.writeString(folder.resolve("a b:c%20ü.yaml"), "a: [\n");
  }

  private static boolean isManifest(Path file) {
    try {
      String text = Files.readString(file);
      return text.contains("kind: ") && !text.contains("kind: Stack");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_schema_would_refuse_a_wrong_report() throws IOException {
    String report = Cli.runWith("a: [\n", "lint", "-o", "sarif", "-").out();
    assertFalse(
        schema().validate(report.replace("\"error\"", "\"fatal\""), InputFormat.JSON).isEmpty());
  }

  @Test
  void a_rule_brings_its_help() throws IOException {
    String report = Cli.run("lint", "-o", "sarif", bad()).out();
    Mapping run = (Mapping) root(report).sequence("runs").items().getFirst();
    Mapping rule =
        (Mapping) run.mapping("tool").mapping("driver").sequence("rules").items().getFirst();
    assertEquals("schema/tsdb-period", rule.text("id").orElseThrow());
    assertTrue(
        rule.mapping("help")
            .text("markdown")
            .orElseThrow()
            .contains("**Fix** set `index.period: 24h`"));
  }

  @Test
  void a_fingerprint_stays_when_lines_are_inserted_above() throws IOException {
    String text = Files.readString(Path.of(bad())) + "---\na: 1\na: 2\n";
    String before = Cli.runWith(text, "lint", "-o", "sarif", "-").out();
    String after = Cli.runWith("# one\n# two\n" + text, "lint", "-o", "sarif", "-").out();
    assertEquals(fingerprints(before), fingerprints(after));
    assertEquals(fingerprints(before).size(), fingerprints(before).stream().distinct().count());
  }

  /// What an editor makes of the fixes is what `--fix` makes.
  @Test
  void a_certain_repair_is_a_fix() throws IOException {
    String text = Files.readString(Path.of("golden", "cli", "lint-sarif-fixes", "stdin"));
    String report = Cli.runWith(text, "lint", "-o", "sarif", "--runtime", "containerd", "-").out();
    assertEquals(List.of(), schema().validate(report, InputFormat.JSON));
    List<Mapping> fixes =
        results(report).mappings().flatMap(it -> it.sequence("fixes").mappings()).toList();
    assertEquals(4, fixes.size());
    Path file = Files.writeString(folder.resolve("x.yaml"), text);
    Cli.run("lint", "--fix", "--write", "--runtime", "containerd", file.toString());
    assertEquals(Files.readString(file), with(fixes, text));
  }

  /// A text of which the lines are not known, or read otherwise than they stand, gets no fix.
  @Test
  void a_repair_that_does_not_fit_is_no_fix() throws IOException {
    String text = Files.readString(Path.of("golden", "cli", "lint-sarif-fixes", "stdin"));
    String large = text + "---\n# long\n".repeat(900_000);
    assertTrue(large.length() > 8 * 1024 * 1024);
    String report = Cli.runWith(large, "lint", "-o", "sarif", "--runtime", "containerd", "-").out();
    assertTrue(report.contains("batchwiat"));
    assertFalse(report.contains("\"fixes\""));
  }

  /// The text with replacements made as SARIF means them: from the last to the first.
  private static String with(List<Mapping> fixes, String text) {
    List<int[]> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(line.codePoints().toArray()));
    fixes.stream()
        .flatMap(fix -> fix.sequence("artifactChanges").mappings())
        .peek(
            change ->
                assertEquals("stdin", change.mapping("artifactLocation").text("uri").orElseThrow()))
        .flatMap(change -> change.sequence("replacements").mappings())
        .sorted((a, b) -> Integer.compare(number(b, "startColumn"), number(a, "startColumn")))
        .forEach(
            it -> {
              assertEquals(number(it, "startLine"), number(it, "endLine"));
              int[] line = lines.get(number(it, "startLine") - 1);
              String changed =
                  new String(line, 0, number(it, "startColumn") - 1)
                      + it.mapping("insertedContent").text("text").orElseThrow()
                      + new String(
                          line,
                          number(it, "endColumn") - 1,
                          line.length - number(it, "endColumn") + 1);
              lines.set(number(it, "startLine") - 1, changed.codePoints().toArray());
            });
    return lines.stream()
        .map(line -> new String(line, 0, line.length) + "\n")
        .collect(Collectors.joining());
  }

  private static int number(Mapping replacement, String key) {
    return Integer.parseInt(replacement.mapping("deletedRegion").text(key).orElseThrow());
  }

  private static String bad() {
    return CASES.resolve(Path.of("schema", "tsdb-period", "bad.yaml")).toString();
  }

  private static List<String> fingerprints(String report) {
    return results(report).items().stream()
        .map(
            it -> ((Mapping) it).mapping("partialFingerprints").text("plgFinding/v1").orElseThrow())
        .toList();
  }

  private static Sequence results(String report) {
    return ((Mapping) root(report).sequence("runs").items().getFirst()).sequence("results");
  }

  private static Mapping root(String report) {
    Node root = YamlReader.read("report", report).documents().getFirst().root();
    return (Mapping) root;
  }

  private static Schema schema() throws IOException {
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text, InputFormat.JSON);
    }
  }
}
