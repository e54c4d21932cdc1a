package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full or read-only, or ends within the directory: each command that writes says so
/// and exits with 3, and everything is as it was.
class DiskTest {

  /// A command, and what it writes.
  private record Line(String command, String target) {

    static Line of(String target, String command) {
      return new Line(command.formatted(target), target);
    }

    String failure(String reason) {
      return "3 plg: cannot write '%s': %s".formatted(target, reason);
    }
  }

  private static final List<String> BEFORE =
      List.of(
          "generate --profile dev -o manifests",
          "generate --profile glp --format kustomize -o tree",
          "generate --profile dev --format helm -o charts",
          "generate --profile dev -o stream.yaml");

  private static final Line MANIFESTS =
      Line.of("manifests", "generate --profile dev --set labels.a=b -o %s");

  private static final List<Line> WRITE =
      List.of(
          MANIFESTS,
          Line.of("tree", "generate --profile glp --set labels.a=b --format kustomize -o %s"),
          Line.of("charts", "generate --profile dev --set labels.a=b --format helm -o %s"),
          Line.of("stream.yaml", "generate --profile dev --set labels.a=b -o %s"),
          Line.of("new", "generate --profile dev -o %s"),
          Line.of("below/new.yaml", "generate --profile dev -o %s"),
          Line.of("new-tree", "generate --profile full --format kustomize --components -o %s"),
          Line.of("manifests", "update %s --set labels.a=b"),
          Line.of("tree", "update %s --set labels.a=b"),
          Line.of("values.yaml", "lint --fix --write %s"));

  /// These write nothing, so that nothing is in their way.
  private static final List<String> READ =
      List.of(
          "check manifests",
          "check tree --set labels.a=b",
          "generate --profile dev -o manifests",
          "update tree",
          "lint --fix values.yaml");

  private static final List<String> READ_ENDS = List.of("0", "1", "0", "0", "1");

  @TempDir Path folder;

  @Test
  void a_full_disk_a_read_only_one_and_one_that_ends_below_leave_everything_as_it_was()
      throws IOException, InterruptedException {
    List<String> namespace = namespace();
    assumeTrue(
        !namespace.isEmpty(),
        "SKIPPED: no mount namespaces here, so that no disk was full or read-only");
    lines("before", BEFORE);
    lines("below", List.of(MANIFESTS.command()));
    lines("failing", Stream.concat(WRITE.stream().map(Line::command), READ.stream()).toList());
    run(
        namespace,
        """
        mkdir disk
        mount -t tmpfs -o size=4m none disk
        cd disk
        printf 'namespace： x\\n' > values.yaml
        plg < ../before > ../before.out
        cp -a . ../was

        mount -t tmpfs none manifests/loki
        cp -a ../was/manifests/loki/. manifests/loki
        plg < ../below > ../below.out
        cp -a . ../is-below
        umount manifests/loki

        head -c 8m /dev/zero > filler 2> /dev/null || true
        plg < ../failing > ../full.out
        cp -a . ../is-full
        rm filler ../is-full/filler

        mount -o remount,ro none .
        plg < ../failing > ../read-only.out
        cp -a . ../is-read-only
        """);
    assertEquals(List.of("0", "0", "0", "0"), said("before"));
    assertEquals(List.of(MANIFESTS.failure("invalid cross-device link")), said("below"));
    assertEquals(failures("no space left on device"), said("full"));
    assertEquals(failures("read-only file system"), said("read-only"));
    SortedMap<String, String> was = files("was");
    assertEquals(was, files("is-below"));
    assertEquals(was, files("is-full"));
    assertEquals(was, files("is-read-only"));
  }

  /// For where there are no namespaces: a file that is too large for a limit fails as on a full
  /// disk.
  @Test
  void a_limit_on_the_size_of_files_leaves_everything_as_it_was()
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/sh")), "SKIPPED: no shell, so that nothing was limited");
    lines("before", BEFORE);
    List<Line> large = WRITE.stream().filter(it -> !it.target().equals("values.yaml")).toList();
    lines("failing", large.stream().map(Line::command).toList());
    run(
        List.of(),
        """
        mkdir disk
        cd disk
        plg < ../before > ../before.out
        cp -a . ../was
        (ulimit -f 2; plg < ../failing | cat > ../limited.out)
        cp -a . ../is-limited
        """);
    assertEquals(large.stream().map(it -> it.failure("file too large")).toList(), said("limited"));
    assertEquals(files("was"), files("is-limited"));
  }

  private static List<String> failures(String reason) {
    return Stream.concat(WRITE.stream().map(it -> it.failure(reason)), READ_ENDS.stream()).toList();
  }

  /// What a command has to be started with, so that it can mount: nothing but root or a user
  /// namespace.
  private static List<String> namespace() throws IOException, InterruptedException {
    for (String flags : List.of("-m", "-rm")) {
      try {
        List<String> words = List.of("unshare", flags, "mount", "-t", "tmpfs", "none", "/mnt");
        if (new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0) {
          return List.of("unshare", flags);
        }
      } catch (IOException _) {
        return List.of(); // no such program
      }
    }
    return List.of();
  }

  private void run(List<String> within, String script) throws IOException, InterruptedException {
    String plg =
        "plg() { '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp '%s' %s; }\n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Session.class.getName());
    Path file = Files.writeString(folder.resolve("script"), "set -e\n" + plg + script);
    var words = new ArrayList<>(within);
    words.addAll(List.of("/bin/sh", file.toString()));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private void lines(String name, List<String> commands) throws IOException {
    Files.write(folder.resolve(name), commands);
  }

  private List<String> said(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".out"));
  }

  /// Every file and folder below, with its text.
  private SortedMap<String, String> files(String name) throws IOException {
    Path root = folder.resolve(name);
    var texts = new TreeMap<String, String>();
    try (Stream<Path> below = Files.walk(root)) {
      below.forEach(path -> texts.put(root.relativize(path).toString(), text(path)));
    }
    return texts;
  }

  private static String text(Path path) {
    try {
      return Files.isDirectory(path) ? "" : Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
