package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The GitHub Action, the hooks of pre-commit and the GitLab job, run as their hosts run them, with
/// a launcher that starts this very build.
class TeamsTest {

  private static final String BROKEN =
      "apiVersion: apps/v1beta1\nkind: Deployment\nmetadata: {name: old}\n";

  @TempDir Path folder;
  private Path home = Path.of("");
  private Path work = Path.of("");

  /// @param out standard output and standard error
  private record Run(int code, String out) {}

  @BeforeEach
  void install() throws IOException {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "there is no shell");
    home = Files.createDirectories(folder.resolve("home with blank"));
    work = Files.createDirectories(folder.resolve("work"));
    Path launcher =
        Files.writeString(
            home.resolve("plg"),
            "#!/bin/sh\nexec '%s' -cp '%s' dev.plg.cli.Main \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path")));
    assertTrue(launcher.toFile().setExecutable(true));
    Files.writeString(work.resolve("old.yaml"), BROKEN);
    Files.writeString(work.resolve("other.yaml"), "a: 1\n");
  }

  @Test
  void the_action_annotates_what_it_finds() throws Exception {
    Mapping action = read("action.yml");
    Mapping step = last(action.mapping("runs").sequence("steps"));
    assertEquals("bash", step.text("shell").orElse(""));
    Run run = run(environment(action, step), "bash", "-e", "-c", step.text("run").orElse(""));
    assertEquals(1, run.code(), run.out());
    assertTrue(run.out().contains("::error file=old.yaml,line=1,"), run.out());
  }

  @Test
  void the_action_takes_options() throws Exception {
    Mapping action = read("action.yml");
    Mapping step = last(action.mapping("runs").sequence("steps"));
    Map<String, String> environment = environment(action, step);
    environment.put("PLG_PATH", "other.yaml");
    environment.put("PLG_ARGS", "--allow-empty -q");
    Run run = run(environment, "bash", "-e", "-c", step.text("run").orElse(""));
    assertEquals(new Run(0, ""), run);
  }

  /// What GitHub puts into the environment of a step.
  private Map<String, String> environment(Mapping action, Mapping step) {
    var environment = new HashMap<String, String>();
    for (Mapping.Entry entry : step.mapping("env").entries()) {
      String value = ((Scalar) entry.value()).text();
      for (Mapping.Entry input : action.mapping("inputs").entries()) {
        value =
            value.replace(
                "${{ inputs." + input.key() + " }}",
                ((Mapping) input.value()).text("default").orElse(""));
      }
      value = value.replace("${{ github.action_path }}", home.toString());
      assertTrue(!value.contains("${{"), value);
      environment.put(entry.key(), value);
    }
    return environment;
  }

  @Test
  void each_hook_finds_what_is_wrong() throws Exception {
    for (Mapping hook : hooks()) {
      assertEquals("script", hook.text("language").orElse(""));
      Run run = run(hook, "old.yaml", "other.yaml");
      assertEquals(1, run.code(), run.out());
      assertTrue(run.out().contains("old.yaml:1:13: error: "), run.out());
    }
  }

  @Test
  void each_hook_accepts_a_commit_without_anything_to_judge() throws Exception {
    Files.delete(work.resolve("old.yaml"));
    for (Mapping hook : hooks()) {
      Run run = run(hook, "other.yaml");
      assertEquals(0, run.code(), hook + run.out());
    }
  }

  private static List<Mapping> hooks() throws IOException {
    List<Mapping> hooks =
        ((Sequence) tree(".pre-commit-hooks.yaml"))
            .items().stream().map(Mapping.class::cast).toList();
    assertEquals(2, hooks.size());
    return hooks;
  }

  /// pre-commit starts the entry of its clone, with the arguments and the files of the commit.
  private Run run(Mapping hook, String... files) throws Exception {
    var words = new ArrayList<String>();
    words.add(home.resolve(hook.text("entry").orElse("")).toString());
    hook.sequence("args").items().forEach(it -> words.add(((Scalar) it).text()));
    if (!hook.text("pass_filenames").equals(Optional.of("false"))) {
      words.addAll(List.of(files));
    }
    return run(Map.of(), words.toArray(String[]::new));
  }

  @Test
  void the_gitlab_job_writes_a_report() throws Exception {
    Mapping job = read(".ci/gitlab.yml").mapping("plg-lint");
    Path repository = repository();
    var environment = new HashMap<String, String>();
    for (Mapping.Entry entry : job.mapping("variables").entries()) {
      environment.put(entry.key(), ((Scalar) entry.value()).text());
    }
    environment.put("PLG_REPOSITORY", repository.toUri().toString());
    environment.put("PLG_HOME", folder.resolve("clone").toString());
    var script = new StringBuilder("set -e\n");
    for (String part : List.of("before_script", "script")) {
      job.sequence(part).items().forEach(it -> script.append(((Scalar) it).text()).append('\n'));
    }
    Run run = run(environment, "sh", "-c", script.toString());
    assertEquals(1, run.code(), run.out());
    Path report =
        work.resolve(job.mapping("artifacts").mapping("reports").text("junit").orElse(""));
    assertTrue(Files.readString(report).contains("kubernetes/removed-api"), run.out());
    assertEquals("always", job.mapping("artifacts").text("when").orElse(""));
  }

  private Path repository() throws Exception {
    Run git = run(Map.of(), "git", "--version");
    assumeTrue(git.code() == 0, "git is not on the PATH");
    String commit =
        "git init -q -b main . && git add plg"
            + " && git -c user.name=a -c user.email=a@example.com commit -qm a";
    Process made =
        new ProcessBuilder("sh", "-c", commit).directory(home.toFile()).inheritIO().start();
    assertEquals(0, made.waitFor());
    return home;
  }

  private Run run(Map<String, String> environment, String... command) throws Exception {
    var builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out);
    } catch (IOException e) {
      return new Run(127, String.valueOf(e.getMessage()));
    }
  }

  private static Mapping read(String file) throws IOException {
    return (Mapping) tree(file);
  }

  private static Node tree(String file) throws IOException {
    return YamlReader.read(file, Files.readAllBytes(Path.of(file))).documents().getFirst().root();
  }

  private static Mapping last(Sequence steps) {
    return (Mapping) steps.items().getLast();
  }
}
