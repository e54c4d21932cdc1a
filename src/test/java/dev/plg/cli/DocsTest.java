package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README from its first line to its last, in one empty folder: its YAML files are written, its
/// commands run in a shell, and what its `console` blocks show is what they print. A line `…` there
/// stands for any lines.
///
/// Commands that need a cluster, a network or another build are recorded by stand-ins.
class DocsTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern FILE = Pattern.compile("(?s)# ([\\w.-]+\\.yaml)\\n.*");
  private static final String ELISION = "…";
  private static final String PLUGIN = ".config/kustomize/plugin/plg/v1/stack/Stack";

  /// What the README asks of other programs, in its order.
  private static final List<String> ASKED =
      List.of(
          "mvn verify",
          "kubectl apply -f - < objects",
          "kubectl -n monitoring port-forward service/grafana 3000:80",
          "kubectl apply -R -f manifests",
          "kubectl apply -k deploy/overlays/prod",
          "kustomize build --enable-alpha-plugins --enable-exec .",
          "kubectl kustomize --enable-alpha-plugins .",
          "helm template loki grafana/loki -f values.yaml",
          "kubectl kustomize deploy/overlays/prod");

  @TempDir Path home;
  @TempDir Path folder;
  @TempDir Path other;

  @Test
  void the_readme_does_what_it_says() throws IOException, InterruptedException {
    standIns(folder);
    int shown = 0;
    for (Matcher block = blocks(); block.find(); ) {
      String text = block.group(2);
      switch (block.group(1)) {
        case "yaml" -> writeFile(text);
        case "sh" -> runOrWrite(text);
        case "console" -> {
          List<String> lines = text.lines().toList();
          Cli run = shell(folder, lines.getFirst().substring("$ ".length()));
          String printed = (run.err() + run.out()).replace(folder + "/", "");
          assertMatches(lines.subList(1, lines.size()), printed.lines().toList(), text);
          shown++;
        }
        default -> {}
      }
    }
    assertTrue(shown >= 3, "the README shows " + shown + " runs");
    assertEquals(ASKED, Files.readAllLines(home.resolve("asked")));
  }

  /// The table's commands run on a stack of their own, and leave what the last column applies.
  @Test
  void the_table_of_formats_leaves_what_it_applies() throws IOException, InterruptedException {
    standIns(other);
    Files.writeString(
        other.resolve("stack.yaml"), "extends: dev\nenvironments: {prod: {namePrefix: prod-}}\n");
    List<String> commands =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `") && line.contains("| `plg generate "))
            .map(line -> line.replaceFirst("^.*?\\| `(plg [^`]*)` .*$", "$1"))
            .toList();
    assertEquals(5, commands.size());
    for (String command : commands) {
      Cli run = shell(other, command);
      assertEquals(0, run.code(), command + "\n" + run.err());
    }
    List.of(
            "manifests/plg.lock",
            "deploy/overlays/prod/kustomization.yaml",
            "deploy/base/kustomization.yaml",
            "charts/install.sh",
            "for-flux/flux/loki.yaml")
        .forEach(file -> assertTrue(Files.exists(other.resolve(file)), file));
  }

  private void writeFile(String text) throws IOException {
    Matcher named = FILE.matcher(text);
    if (named.matches()) {
      Files.writeString(folder.resolve(named.group(1)), text);
    }
  }

  /// A block is a few commands, or kubectl's plugin, which the text before it names.
  private void runOrWrite(String text) throws IOException, InterruptedException {
    if (text.startsWith("#!")) {
      assertTrue(Files.readString(Path.of("README.md")).contains("`~/" + PLUGIN + "`"));
      script(home.resolve(PLUGIN), text);
      return;
    }
    Cli run = shell(folder, text);
    assertEquals(0, run.code(), text + "\n" + run.err());
  }

  private void standIns(Path in) throws IOException {
    script(
        in.resolve("plg"),
        "exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
    Files.createDirectories(in.resolve("my-templates"));
    Files.createDirectories(home.resolve("bin"));
    script(home.resolve("bin/plg"), "exec '%s' \"$@\"\n".formatted(in.resolve("plg")));
    String record = "echo \"$(basename \"$0\") $*\" >> \"$HOME/asked\"\n";
    script(home.resolve("bin/mvn"), record);
    script(home.resolve("bin/kustomize"), record);
    script(home.resolve("bin/helm"), record + "printf 'kind: Service\\napiVersion: v1\\n'\n");
    script(
        home.resolve("bin/kubectl"),
        """
        case "$*" in
          "apply -f -")
            grep --quiet '^kind: StatefulSet' && echo 'kubectl apply -f - < objects' >> "$HOME/asked" ;;
          kustomize\\ [a-z]*) RECORDexec 'KUBECTL' "$@" ;;
          *) RECORD;;
        esac
        """
            .replace("RECORD", record.strip() + "; ")
            .replace("KUBECTL", kubectl()));
  }

  private static String kubectl() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.startsWith("#!") ? text : "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Runs commands in a shell, each of which must end with 0 for the result to be 0.
  private Cli shell(Path in, String commands) throws IOException, InterruptedException {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    var builder = new ProcessBuilder("sh", "-e", "-c", commands).directory(in.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "PATH",
                home.resolve("bin") + File.pathSeparator + System.getenv("PATH")));
    int code = builder.start().waitFor();
    return new Cli(code, Files.readString(out), Files.readString(err));
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
