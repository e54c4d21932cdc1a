package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// One run of plg within the test's own process.
public record Cli(int code, String out, String err) {

  public static final InputStream NO_INPUT = InputStream.nullInputStream();

  public static Cli run(String... args) {
    return runWith("", args);
  }

  /// Runs with a text on standard input.
  public static Cli runWith(String input, String... args) {
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    Cli run = runInto(out, in, Map.of(), args);
    return new Cli(run.code(), out.toString(StandardCharsets.UTF_8), run.err());
  }

  /// Runs in a working directory.
  static Cli runIn(Path folder, String... args) {
    var out = new ByteArrayOutputStream();
    Cli run = runInto(folder, out, NO_INPUT, Map.of(), args);
    return new Cli(run.code(), out.toString(StandardCharsets.UTF_8), run.err());
  }

  /// Runs with an output of the test's own.
  static Cli runInto(
      OutputStream out, InputStream in, Map<String, String> environment, String... args) {
    return runInto(Path.of(""), out, in, environment, args);
  }

  private static Cli runInto(
      Path folder,
      OutputStream out,
      InputStream in,
      Map<String, String> environment,
      String... args) {
    var err = new ByteArrayOutputStream();
    int code = Main.run(new Terminal(in, out, err, environment::get, false, folder), args);
    return new Cli(code, "", err.toString(StandardCharsets.UTF_8));
  }

  /// Requires that a run of `plg lint` judged something and found nothing.
  void assertClean() {
    assertEquals("0 ", code + " " + out);
    assertTrue(err.startsWith("plg: checked ") && !err.contains("nothing"), err);
  }

  /// A stream that fails at the first byte, as the system would with this message.
  public static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
