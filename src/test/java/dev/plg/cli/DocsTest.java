package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's examples: its YAML files are written, its commands run, and what its `console`
/// blocks show is what plg prints. A line `…` stands for any lines.
class DocsTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern FILE = Pattern.compile("(?s)# ([\\w.-]+\\.yaml)\\n.*");
  private static final String ELISION = "…";

  @TempDir Path folder;

  @Test
  void the_readme_shows_what_plg_prints() throws IOException {
    int shown = 0;
    for (Matcher block = blocks(); block.find(); ) {
      if (block.group(1).equals("yaml")) {
        writeFile(block.group(2));
      } else if (block.group(1).equals("console")) {
        List<String> lines = block.group(2).lines().toList();
        String line = lines.getFirst().substring("$ ".length());
        Cli run = line.startsWith("sh ") ? shell(line) : run(line);
        String printed = (run.err() + run.out()).replace(folder + "/", "");
        assertMatches(lines.subList(1, lines.size()), printed.lines().toList(), block.group(2));
        shown++;
      }
    }
    assertTrue(shown >= 3, "the README shows " + shown + " runs");
  }

  @Test
  void the_commands_of_the_readme_are_commands() throws IOException {
    var commands = new ArrayList<String>();
    for (Matcher block = blocks(); block.find(); ) {
      if (block.group(1).equals("yaml")) {
        writeFile(block.group(2));
      } else if (block.group(1).equals("sh")) {
        block
            .group(2)
            .lines()
            .map(line -> line.replaceFirst("^\\./", "").replaceFirst("\\s*[|>#].*", "").strip())
            .filter(line -> line.startsWith("plg "))
            .forEach(commands::add);
      }
    }
    Files.createDirectories(folder.resolve("my-templates"));
    assertFalse(commands.isEmpty());
    for (String command : commands) {
      Cli run = run(command);
      assertEquals(0, run.code(), command + "\n" + run.err());
    }
  }

  /// The table's commands are run on a stack of their own, and leave what the last column applies.
  @Test
  void the_table_of_formats_leaves_what_it_applies() throws IOException {
    Files.writeString(
        folder.resolve("stack.yaml"), "extends: dev\nenvironments: {prod: {namePrefix: prod-}}\n");
    List<String> commands =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `") && line.contains("| `plg generate "))
            .map(line -> line.replaceFirst("^.*?\\| `(plg [^`]*)` .*$", "$1"))
            .toList();
    assertEquals(5, commands.size());
    for (String command : commands) {
      Cli run = run(command);
      assertEquals(0, run.code(), command + "\n" + run.err());
    }
    List.of(
            "manifests/plg.lock",
            "deploy/overlays/prod/kustomization.yaml",
            "deploy/base/kustomization.yaml",
            "charts/install.sh",
            "for-flux/flux/loki.yaml")
        .forEach(file -> assertTrue(Files.exists(folder.resolve(file)), file));
  }

  private void writeFile(String text) throws IOException {
    Matcher named = FILE.matcher(text);
    if (named.matches()) {
      Files.writeString(folder.resolve(named.group(1)), text);
    }
  }

  /// Runs a line of the README, with its files and folders in the test's own folder.
  private Cli run(String line) {
    String[] words = line.split(" +");
    for (int i = 1; i < words.length; i++) {
      boolean option = words[i - 1].matches("-f|-o|--output|--file|--templates");
      boolean input = words[1].equals("lint") && words[i].endsWith(".yaml");
      boolean directory = words[i - 1].matches("check|update");
      boolean path = (option && !words[i].equals("-")) || input || directory;
      words[i] = path ? folder.resolve(words[i]).toString() : words[i];
    }
    return Cli.run(List.of(words).subList(1, words.length).toArray(String[]::new));
  }

  private Cli shell(String line) throws IOException {
    Process process =
        new ProcessBuilder(line.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Cli(0, printed, "");
  }

  private static void assertMatches(List<String> shown, List<String> printed, String block) {
    int at = 0;
    boolean anywhere = false;
    for (String line : shown) {
      if (line.equals(ELISION)) {
        anywhere = true;
        continue;
      }
      int found = anywhere ? indexFrom(printed, line, at) : at;
      assertTrue(
          found >= 0 && found < printed.size() && printed.get(found).equals(line),
          "not printed: " + line + "\nin\n" + block + "\nbut:\n" + String.join("\n", printed));
      at = found + 1;
      anywhere = false;
    }
    assertTrue(anywhere || at == printed.size(), "more is printed than\n" + block);
  }

  private static int indexFrom(List<String> lines, String line, int from) {
    int found = lines.subList(Math.min(from, lines.size()), lines.size()).indexOf(line);
    return found < 0 ? -1 : found + from;
  }

  private static Matcher blocks() throws IOException {
    return BLOCK.matcher(Files.readString(Path.of("README.md")));
  }
}
