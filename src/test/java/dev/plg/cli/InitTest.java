package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `plg init`, in an empty folder and in one that is in use.
class InitTest {

  @TempDir Path folder;

  static Stream<List<String>> choices() {
    var all = new ArrayList<List<String>>();
    for (String cluster : List.of("generic", "eks", "kind")) {
      for (String storage : List.of("filesystem", "s3")) {
        for (String traces : List.of("none", "tempo", "agent")) {
          for (String collector : List.of("alloy", "promtail", "none")) {
            all.add(
                List.of(
                    "--cluster",
                    cluster,
                    "--storage",
                    storage,
                    "--traces",
                    traces,
                    "--collector",
                    collector));
          }
        }
      }
    }
    all.add(List.of("--grafana", "no"));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("choices")
  void each_choice_gives_a_stack_without_errors(List<String> options) throws IOException {
    init(options.toArray(String[]::new));
    String file = folder.resolve("stack.yaml").toString();
    Cli run = Cli.run("generate", "-f", file);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    for (int i = 0; i < options.size(); i += 2) {
      String choice = options.get(i + 1);
      String stack = Files.readString(folder.resolve("stack.yaml"));
      switch (options.get(i)) {
        case "--cluster" -> assertTrue(stack.contains("platform: " + choice), stack);
        case "--collector" -> assertTrue(stack.contains("collector: " + choice), stack);
        case "--storage" -> assertTrue(stack.contains("  " + choice + ":"), stack);
        case "--traces" -> assertEquals(!choice.equals("none"), stack.contains("\ntempo:"), stack);
        default -> assertTrue(stack.contains("grafana: {enabled: false}"), stack);
      }
    }
    Files.readString(folder.resolve("stack.yaml"))
        .lines()
        .forEach(line -> assertTrue(line.length() <= 110, line));
  }

  @Test
  void a_new_stack_collects_with_alloy() throws IOException {
    init();
    assertTrue(Files.readString(folder.resolve("stack.yaml")).contains("\ncollector: alloy\n"));
  }

  @Test
  void the_editor_finds_the_schema_and_git_ignores_what_is_temporary() throws IOException {
    init();
    String stack = Files.readString(folder.resolve("stack.yaml"));
    assertTrue(stack.startsWith("# yaml-language-server: $schema=stack.schema.json\n"), stack);
    assertEquals(Cli.run("schema").out(), Files.readString(folder.resolve("stack.schema.json")));
    assertTrue(Files.readString(folder.resolve(".gitignore")).contains("\n.plg-*/\n"));
  }

  /// The next commands, then those of the workflows, in the folder that was empty; kubectl's needs
  /// a cluster.
  @Test
  void the_next_commands_and_the_workflows_run() throws IOException {
    String next = init();
    List<String> commands = next.lines().map(line -> line.replaceFirst(" *#.*", "")).toList();
    assertEquals(3, commands.size(), next);
    assertEquals("kubectl apply -R -f manifests", commands.getLast());
    var all = new ArrayList<>(commands.subList(0, 2));
    all.addAll(commands(".github/workflows/plg.yml", "run"));
    all.addAll(commands(".gitlab-ci.yml", "script"));
    assertTrue(all.contains("plg check manifests -f stack.yaml"), all.toString());
    assertTrue(all.contains("plg lint ."), all.toString());
    Path summary = folder.resolve("summary.md");
    Map<String, String> pullRequest =
        Map.of(
            "GITHUB_BASE_REF",
            "main",
            "GITHUB_STEP_SUMMARY",
            summary.toString(),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA",
            "HEAD");
    String base =
        "git init -q -b main && git add -A && git -c user.name=a -c user.email=a@b.example"
            + " commit -qm base && git remote add origin . && git fetch -q"
            + " && sed -i 's/retention: 30d/retention: 7d/' stack.yaml";
    all.addFirst(base);
    for (String command : all) {
      Shell.Run run = Shell.run(folder, command, pullRequest);
      assertEquals(ExitCode.DONE, run.code(), () -> command + "\n" + run.err());
    }
    assertTrue(Files.readString(summary).contains("retention"), Files.readString(summary));
  }

  private List<String> commands(String file, String key) throws IOException {
    var commands = new ArrayList<String>();
    collect(
        YamlReader.read(file, Files.readString(folder.resolve(file))).documents().getFirst().root(),
        key,
        commands);
    return commands;
  }

  private static void collect(Node node, String key, List<String> commands) {
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> {
                    if (entry.key().equals(key)) {
                      texts(entry.value(), commands);
                    } else {
                      collect(entry.value(), key, commands);
                    }
                  });
      case Sequence list -> list.items().forEach(item -> collect(item, key, commands));
      case Scalar _ -> {}
    }
  }

  private static void texts(Node node, List<String> commands) {
    switch (node) {
      case Scalar scalar -> commands.add(scalar.text());
      case Sequence list -> list.items().forEach(item -> texts(item, commands));
      case Mapping _ -> {}
    }
  }

  @Test
  void a_stack_is_never_written_over() throws IOException {
    Files.writeString(folder.resolve("stack.yaml"), "mine");
    Cli run = Cli.runIn(folder, "init", "--yes");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("there is a "), run.err());
    assertEquals("mine", Files.readString(folder.resolve("stack.yaml")));
    assertFalse(Files.exists(folder.resolve(".gitignore")));
  }

  @Test
  void a_repository_in_use_keeps_its_files_and_is_offered_lint() throws IOException {
    Files.writeString(folder.resolve(".gitignore"), "mine");
    Files.writeString(folder.resolve("values.yaml"), "a: 1");
    Cli run = Cli.runIn(folder, "init", "--yes");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.err().contains(".gitignore was there already and is unchanged"), run.err());
    assertEquals("mine", Files.readString(folder.resolve(".gitignore")));
    assertTrue(run.out().startsWith("plg lint . "), run.out());
  }

  @Test
  void a_folder_is_made() {
    Cli run = Cli.runIn(folder, "init", "logs/new");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(Files.exists(folder.resolve("logs/new/stack.yaml")));
    assertTrue(run.out().startsWith("cd logs/new\n"), run.out());
  }

  @Test
  void a_person_is_asked_for_what_is_not_given() throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in = "s4\ns3\n\ntempo\nno\n".getBytes(StandardCharsets.UTF_8);
    Map<String, String> none = Map.of();
    var terminal = new Terminal(new ByteArrayInputStream(in), out, err, none::get, true, folder);
    assertEquals(ExitCode.DONE, Main.run(terminal, "init", "--cluster", "eks"));
    assertEquals(
        """
        Where are logs stored (filesystem, s3) [filesystem]: 's4' is none of them
        Where are logs stored (filesystem, s3) [filesystem]: \
        What collects logs (alloy, promtail, none) [alloy]: \
        What takes traces (none, tempo, agent) [none]: \
        With Grafana (yes, no) [yes]: \
        """,
        err.toString(StandardCharsets.UTF_8));
    String stack = Files.readString(folder.resolve("stack.yaml"));
    assertTrue(stack.contains("platform: eks"), stack);
    assertTrue(stack.contains("  s3:"), stack);
    assertTrue(stack.contains("\ntempo:"), stack);
    assertTrue(stack.contains("grafana: {enabled: false}"), stack);
  }

  @Test
  void an_unknown_word_is_wrong_usage() {
    Cli run = Cli.runIn(folder, "init", "--cluster", "gcp");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("choose generic, eks, kind"), run.err());
  }

  private String init(String... options) {
    var words = new ArrayList<>(List.of("init", "--yes"));
    words.addAll(List.of(options));
    Cli run = Cli.runIn(folder, words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return run.out();
  }
}
