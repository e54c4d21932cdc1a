package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `plg lint --watch`.
class WatchTest {

  private static final String POD =
      "{apiVersion: v1, kind: Pod, metadata: {name: loki}, spec: {containers: [{name: loki, image:"
          + " \"grafana/loki:TAG\"}]}}\n";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void checks_again_after_each_change() throws IOException, InterruptedException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, POD.replace("TAG", "3.7.6"));
    var code = new AtomicInteger(-1);
    Map<String, String> none = Map.of();
    var terminal = new Terminal(Cli.NO_INPUT, out, err, none::get, false, folder);
    Thread watching =
        Thread.ofPlatform()
            .start(() -> code.set(Main.run(terminal, "lint", "--watch", folder.toString())));
    waitFor(err, "waiting for changes", 1);
    int before = out.size();
    Files.writeString(file, POD.replace("TAG", "latest"));
    waitFor(err, "waiting for changes", 2);
    assertTrue(text(err).contains("a.yaml changed"), text(err));
    String found = text(out).substring(before);
    assertTrue(found.contains("[image/"), found);
    Files.writeString(folder.resolve("b.yaml"), "{}");
    waitFor(err, "waiting for changes", 3);
    assertTrue(text(err).contains("b.yaml changed"), text(err));
    watching.interrupt();
    watching.join();
    assertEquals(ExitCode.DONE, code.get());
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  /// A minute at most: a machine that is busy is no fault.
  private static void waitFor(ByteArrayOutputStream stream, String word, int times)
      throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (text(stream).split(word, -1).length > times) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not said " + times + " times: " + word + "\n" + text(stream));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint --watch -", "lint --watch --fix x.yaml"})
  void does_not_go_with(String command) {
    Cli run = Cli.run(command.split(" ", -1));
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("'--watch' and "), run.err());
  }
}
