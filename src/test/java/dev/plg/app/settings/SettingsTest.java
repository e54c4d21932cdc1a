package dev.plg.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plg.UnpackedGolden;
import dev.plg.app.lint.LintInput;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.lint.Linting;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What plg does with a `.plg.yaml`, and what it says of one that cannot mean what was intended.
class SettingsTest {

  private static final Path CASE =
      UnpackedGolden.path("rules", "schema", "tsdb-period", "bad.yaml");
  private static final String STILL = "schema/tsdb-period";

  @TempDir Path project;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = project.resolve(".plg.yaml");
  }

  @Test
  void ignores_with_a_reason_and_says_nothing() throws IOException {
    assertEquals(List.of(), said("ignore: [{rule: schema/tsdb-period, reason: an old index}]"));
    assertEquals(
        List.of(),
        said("ignore: [{rule: schema/tsdb-period, reason: by its alias, files: [dev/**]}]"));
  }

  @Test
  void shows_everything_unless_told_otherwise() throws IOException {
    assertEquals(Severity.NOTE, shown("ignore: []"));
    assertEquals(Severity.NOTE, shown("show: note"));
    assertEquals(Severity.WARNING, shown("show: warning"));
    assertEquals(Severity.ERROR, shown("show: error"));
  }

  /// Each line is a file, then what is wrong with it. Nothing is ignored by a file that is wrong.
  private static final Map<String, String> WRONG =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ignor: []", "1:1 .plg.yaml has no key 'ignor'; did you mean 'ignore'?"),
              Map.entry(
                  "ignore: [{rule: schema/tsdb-period, reason: an index, file: dev}]",
                  "1:55 `ignore[0]` has no key 'file'; did you mean 'files'?"),
              Map.entry(
                  "- rule: schema/tsdb-period", "1:1 .plg.yaml must be a mapping, not a list"),
              Map.entry("nothing", "1:1 .plg.yaml must be a mapping, not a text"),
              Map.entry(
                  "ignore: {rule: schema/tsdb-period, reason: an old index}",
                  "1:9 `ignore` must be a list, not a mapping"),
              Map.entry("ignore: 7", "1:9 `ignore` must be a list, not 7"),
              Map.entry("ignore:", "1:8 `ignore` must be a list, not null"),
              Map.entry(
                  "ignore: [schema/tsdb-period]", "1:10 `ignore[0]` must be a mapping, not a text"),
              Map.entry("ignore: [{reason: an index}]", "1:10 `ignore[0]` has no `rule`"),
              Map.entry("ignore: [{rule: schema/tsdb-period}]", "1:10 `ignore[0]` has no `reason`"),
              Map.entry(
                  "ignore: [{rule: schema/tsdb-period, reason: ''}]",
                  "1:45 `ignore[0].reason` is empty"),
              Map.entry(
                  "ignore: [{rule: [schema/tsdb-period], reason: an index}]",
                  "1:17 `ignore[0].rule` must be a string, not a list"),
              Map.entry(
                  "ignore: [{rule: 4, reason: an index}]",
                  "1:17 `ignore[0].rule` must be a string, not 4"),
              Map.entry(
                  "ignore: [{rule: schema/tsdb-period, reason: an index, files: 'dev/**'}]",
                  "1:62 `ignore[0].files` must be a list, not a text"),
              Map.entry(
                  "ignore: [{rule: schema/tsdb-period, reason: an index, files: [{dev: 1}]}]",
                  "1:63 `ignore[0].files[0]` must be a string, not a mapping"),
              Map.entry("show: warnin", "1:7 `show` cannot be 'warnin'; did you mean 'warning'?"),
              Map.entry("show: true", "1:7 `show` cannot be 'true'"),
              Map.entry("show: [error]", "1:7 `show` cannot be a list"),
              Map.entry("show: ERROR", "1:7 `show` cannot be 'ERROR'; did you mean 'error'?")));

  @Test
  void refuses_what_does_not_fit_with_place_and_repair() throws IOException {
    for (Map.Entry<String, String> wrong : WRONG.entrySet()) {
      List<Finding> findings = lint(wrong.getKey());
      Finding first = findings.getFirst();
      assertEquals(
          wrong.getValue(),
          "%d:%d %s".formatted(first.place().line(), first.place().column(), first.message()),
          wrong.getKey());
      assertEquals("input/settings", first.rule());
      assertTrue(first.isError() && !first.fix().isEmpty(), first::toString);
      assertEquals(List.of(STILL), findings.stream().skip(1).map(Finding::rule).toList());
    }
  }

  /// An entry whose files are not understood must not be about all files.
  @Test
  void refuses_a_pattern_that_means_nothing() throws IOException {
    List<String> said =
        said("ignore: [{rule: schema/tsdb-period, reason: an index, files: ['dev/[']}]");
    assertEquals(2, said.size());
    assertTrue(
        said.getFirst().startsWith("1:63 error input/settings: 'dev/[' is not a path pattern"),
        said::toString);
  }

  /// The file is checked by code of plg's own; the schema that editors use must agree.
  @Test
  void agrees_with_the_schema() {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SettingsSchema.json(), InputFormat.JSON);
    for (String wrong : WRONG.keySet()) {
      assertTrue(!schema.validate(json(wrong), InputFormat.JSON).isEmpty(), wrong);
    }
    for (String right :
        List.of(
            "{}",
            "show: error",
            "ignore: []",
            "ignore: [{rule: a/b, reason: c, files: []}, {rule: d, reason: e, files: [f,"
                + " g/**]}]")) {
      assertEquals(List.of(), schema.validate(json(right), InputFormat.JSON), right);
      assertEquals(List.of(), SettingsSchema.check(tree(right)), right);
    }
  }

  @Test
  void every_property_is_described() {
    assertEquals(List.of(), undescribed(SettingsSchema.tree(), "").toList());
  }

  private static Stream<String> undescribed(Mapping shape, String at) {
    var own = shape.text("description").isPresent() ? Stream.<String>empty() : Stream.of(at);
    var items = shape.find("items").stream().flatMap(it -> undescribed((Mapping) it, at + "[]"));
    var properties =
        shape.mapping("properties").entries().stream()
            .flatMap(it -> undescribed((Mapping) it.value(), at + "." + it.key()));
    return Stream.of(own, items, properties).flatMap(it -> it);
  }

  @Test
  void names_the_nearest_rule_for_one_that_does_not_exist() throws IOException {
    List<Finding> findings = lint("ignore: [{rule: schema/tsdb-peroid, reason: an old index}]");
    Finding unknown = findings.getFirst();
    assertEquals("lint/ignore-unknown", unknown.rule());
    assertEquals("there is no rule 'schema/tsdb-peroid' to ignore", unknown.message());
    assertTrue(unknown.fix().contains("schema/tsdb-period"), unknown.fix());
  }

  @Test
  void reports_what_matches_nothing_any_more() throws IOException {
    assertEquals(
        List.of(
            "1:17 warning lint/ignore-unused: 'kubernetes/host-port' is ignored here, but finds"
                + " nothing",
            STILL),
        said("ignore: [{rule: kubernetes/host-port, reason: by VPN alone}]"));
  }

  @Test
  void says_nothing_of_files_that_are_not_linted() throws IOException {
    assertEquals(
        List.of(STILL),
        said("ignore: [{rule: schema/tsdb-period, reason: an old index, files: [prod/**]}]"));
  }

  @Test
  void says_nothing_of_an_empty_file() throws IOException {
    for (String nothing : List.of("", "# nothing yet\n", "---\n", "ignore: []\n")) {
      assertEquals(List.of(STILL), said(nothing));
    }
  }

  @Test
  void refuses_a_file_that_is_not_yaml() throws IOException {
    assertEquals("yaml/syntax", lint("ignore: [").getFirst().rule());
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xFF});
    assertEquals("yaml/encoding", lint().getFirst().rule());
    Files.writeString(file, "# long\n".repeat(600_000));
    assertEquals("yaml/too-large", lint().getFirst().rule());
    assertEquals(
        "2:5 error input/settings: .plg.yaml holds a second document",
        said("--- {show: error}\n--- {show: note}").getFirst());
  }

  @Test
  void refuses_a_file_that_cannot_be_read() throws IOException {
    Files.createDirectory(file);
    Finding first = lint().getFirst();
    assertEquals("input/unreadable", first.rule());
    assertEquals("this cannot be read: is a directory", first.message());
    Files.delete(file);
    Files.createSymbolicLink(file, project.resolve("gone"));
    assertEquals("this cannot be read: no such file or directory", lint().getFirst().message());
  }

  /// No more of it is read than any text may have.
  @Test
  void refuses_a_device_without_an_end() throws IOException {
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertEquals("yaml/too-large", lint().getFirst().rule());
  }

  private static String json(String yaml) {
    return JsonWriter.write(tree(yaml));
  }

  private static Node tree(String yaml) {
    return YamlReader.read(".plg.yaml", yaml.getBytes(StandardCharsets.UTF_8))
        .documents()
        .getFirst()
        .root();
  }

  private Severity shown(String text) throws IOException {
    Files.writeString(file, text);
    return Settings.in(project).shown();
  }

  /// What is said of a file with one fault, `schema/tsdb-period`: in short of the fault, in full of
  /// the settings.
  private List<String> said(String settings) throws IOException {
    return lint(settings).stream()
        .map(
            it ->
                it.place().file().equals(file.toString())
                    ? "%d:%d %s %s: %s"
                        .formatted(
                            it.place().line(),
                            it.place().column(),
                            it.severity().word(),
                            it.rule(),
                            it.message())
                    : it.rule())
        .toList();
  }

  private List<Finding> lint(String settings) throws IOException {
    Files.writeString(file, settings);
    return lint();
  }

  private List<Finding> lint() {
    var input = new LintInput("./dev/bad.yaml", CASE, InputStream.nullInputStream());
    return Linting.of(LintInputs.of(input), LintOptions.NONE, Settings.in(project))
        .findings()
        .stream()
        .sorted((a, b) -> Boolean.compare(isOfCase(a), isOfCase(b)))
        .toList();
  }

  private static boolean isOfCase(Finding finding) {
    return finding.place().file().equals("./dev/bad.yaml");
  }
}
