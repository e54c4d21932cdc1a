package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.app.lint.IgnoreFile;
import dev.plg.app.lint.Ignored;
import dev.plg.app.lint.LintInput;
import dev.plg.app.lint.Linting;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What plg says of a `.plg.yaml` that does not mean what its writer thinks.
class IgnoreFileTest {

  private static final Path CASE = Path.of("golden", "rules", "schema", "tsdb-period", "bad.yaml");

  @TempDir Path project;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = project.resolve(".plg.yaml");
  }

  @Test
  void ignores_with_a_reason_and_says_nothing() throws IOException {
    assertEquals(List.of(), said("ignore: [{rule: schema/tsdb-period, reason: an old index}]"));
    assertEquals(List.of(), said("ignore: [{rule: L-04, reason: by its alias, files: [dev/**]}]"));
  }

  @Test
  void tells_a_misspelt_key_at_its_place() throws IOException {
    assertEquals(
        List.of("1:1 error lint/ignore-file: unknown key `ignored`", "schema/tsdb-period"),
        said("ignored: [{rule: L-04, reason: an old index}]"));
    assertEquals(
        List.of("1:41 error lint/ignore-file: unknown key `file`"),
        said("ignore: [{rule: L-04, reason: an index, file: dev}]"));
  }

  @Test
  void tells_a_value_of_another_type() throws IOException {
    String still = "schema/tsdb-period";
    assertEquals(
        List.of("1:1 error lint/ignore-file: this is no mapping", still), said("- rule: L-04"));
    assertEquals(
        List.of("1:9 error lint/ignore-file: `ignore` is no list", still),
        said("ignore: {rule: L-04, reason: an old index}"));
    assertEquals(
        List.of("1:10 error lint/ignore-file: this entry names no `rule`", still),
        said("ignore: [L-04]"));
    assertEquals(
        List.of("1:10 error lint/ignore-file: this entry names no `rule`", still),
        said("ignore: [{rule: [L-04], reason: an old index}]"));
  }

  /// An entry whose files are not understood must not be about all files.
  @Test
  void tells_files_that_are_no_patterns_and_ignores_nothing_by_them() throws IOException {
    String still = "schema/tsdb-period";
    assertEquals(
        List.of("1:48 error lint/ignore-file: `files` is no list", still),
        said("ignore: [{rule: L-04, reason: an index, files: 'dev/**'}]"));
    assertEquals(
        List.of("1:49 error lint/ignore-file: this is no pattern of file names", still),
        said("ignore: [{rule: L-04, reason: an index, files: ['dev/[']}]"));
    assertEquals(
        List.of("1:49 error lint/ignore-file: this is no pattern of file names", still),
        said("ignore: [{rule: L-04, reason: an index, files: [{dev: 1}]}]"));
  }

  @Test
  void tells_a_rule_that_there_is_not_with_the_nearest_name() throws IOException {
    List<Finding> findings = lint("ignore: [{rule: schema/tsdb-peroid, reason: an old index}]");
    Finding unknown = findings.getFirst();
    assertEquals("lint/ignore-unknown", unknown.rule());
    assertEquals("there is no rule 'schema/tsdb-peroid' to ignore", unknown.message());
    assertTrue(unknown.fix().contains("schema/tsdb-period"), unknown.fix());
  }

  @Test
  void tells_a_missing_reason_and_ignores_nothing_by_it() throws IOException {
    List<String> expected =
        List.of(
            "1:17 warning lint/ignore-without-reason: 'L-04' is ignored without a reason",
            "schema/tsdb-period");
    assertEquals(expected, said("ignore: [{rule: L-04}]"));
    assertEquals(expected, said("ignore: [{rule: L-04, reason: ''}]"));
    assertEquals(expected, said("ignore: [{rule: L-04, reason: [an, index]}]"));
  }

  @Test
  void tells_what_matches_nothing_any_more() throws IOException {
    assertEquals(
        List.of(
            "1:17 warning lint/ignore-unused: 'kubernetes/host-port' is ignored here, but finds"
                + " nothing",
            "schema/tsdb-period"),
        said("ignore: [{rule: kubernetes/host-port, reason: by VPN alone}]"));
  }

  /// Who lints one folder is told nothing of what is ignored in another.
  @Test
  void says_nothing_of_files_that_are_not_linted() throws IOException {
    assertEquals(
        List.of("schema/tsdb-period"),
        said("ignore: [{rule: L-04, reason: an old index, files: [prod/**]}]"));
  }

  @Test
  void says_nothing_of_an_empty_file() throws IOException {
    for (String nothing : List.of("", "# nothing yet\n", "---\n", "ignore: []\n")) {
      assertEquals(List.of("schema/tsdb-period"), said(nothing));
    }
  }

  @Test
  void tells_a_file_that_is_no_yaml() throws IOException {
    assertEquals("yaml/syntax", lint("ignore: [").getFirst().rule());
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xFF});
    assertEquals("yaml/encoding", lint().getFirst().rule());
    Files.writeString(file, "# long\n".repeat(600_000));
    assertEquals("yaml/too-large", lint().getFirst().rule());
  }

  @Test
  void tells_a_file_that_cannot_be_read() throws IOException {
    Files.createDirectory(file);
    Finding first = lint().getFirst();
    assertEquals("input/unreadable", first.rule());
    assertEquals("this cannot be read: is a directory", first.message());
    Files.delete(file);
    Files.createSymbolicLink(file, project.resolve("gone"));
    assertEquals("this cannot be read: no such file or directory", lint().getFirst().message());
  }

  /// The command takes the file of the folder that it is run in.
  @Test
  void is_read_from_the_working_directory() throws Exception {
    Files.writeString(file, "ignore: [{rule: L-04, reason: an old index}]");
    assertEquals("0 ", run(CASE.toAbsolutePath().toString()));
    Files.writeString(file, "ignore: [{rule: schema/nothing, reason: an old index}]");
    assertTrue(
        run(CASE.toAbsolutePath().toString()).startsWith("1 .plg.yaml:1:17: warning: there is no"));
    Files.delete(file);
    Files.createDirectory(file);
    assertTrue(
        run(CASE.toAbsolutePath().toString())
            .startsWith("2 .plg.yaml: error: this cannot be read"));
  }

  private String run(String input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "lint",
                input)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }

  /// What is said of a file with one fault, `schema/tsdb-period`: in short of the fault, in full of
  /// the ignore file.
  private List<String> said(String ignore) throws IOException {
    return lint(ignore).stream()
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

  private List<Finding> lint(String ignore) throws IOException {
    Files.writeString(file, ignore);
    return lint();
  }

  private List<Finding> lint() {
    var ignored = new Ignored();
    String name = "./dev/bad.yaml";
    List<Finding> more = IgnoreFile.addTo(ignored, file, List.of(name));
    var options =
        LintArguments.options(Arguments.read("lint", new LintCommand().manual(), List.of()));
    var input = new LintInput(name, CASE, Cli.NO_INPUT);
    return Linting.of(List.of(input), options, ignored).with(more).findings().stream()
        .sorted((a, b) -> Boolean.compare(isOfCase(a), isOfCase(b)))
        .toList();
  }

  private static boolean isOfCase(Finding finding) {
    return finding.place().file().endsWith("bad.yaml");
  }
}
