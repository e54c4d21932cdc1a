package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private static final InputStream BROKEN =
      new InputStream() {
        @Override
        public int read() {
          throw new IllegalStateException("a fault\nof plg's own");
        }

        @Override
        public int read(byte[] bytes, int start, int length) {
          return read();
        }
      };

  @Test
  void puts_the_product_on_standard_output_and_everything_said_on_standard_error() {
    Cli run = Cli.run("generate", "--profile", "dev");
    assertEquals(0, run.code());
    assertTrue(run.out().startsWith("apiVersion: v1\nkind: Namespace\n"), run.out());
    assertTrue(run.err().contains("end of life"), run.err());
    assertTrue(run.out().endsWith("\n"));
    assertFalse(run.out().contains("\r"));
  }

  @Test
  void reads_a_stack_from_standard_input() {
    Cli run = Cli.runWith(Cli.run("profiles", "show", "dev").out(), "generate", "-f", "-");
    assertEquals(Cli.run("generate", "--profile", "dev").out(), run.out());
  }

  @Test
  void prints_nothing_where_there_is_an_error() {
    Cli run = Cli.run("generate", "--profile", "dev", "--set", "loki.replicas=2");
    assertEquals(1, run.code());
    assertEquals("", run.out());
  }

  @Test
  void ends_quietly_where_the_reader_has_gone() {
    Cli run =
        Cli.runInto(Cli.failing("Broken pipe"), Cli.NO_INPUT, Map.of(), "profiles", "show", "dev");
    assertEquals(new Cli(0, "", ""), run);
  }

  @Test
  void says_in_one_line_that_standard_output_is_full() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a full device");
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      Cli run = Cli.runInto(full, Cli.NO_INPUT, Map.of(), "profiles", "show", "dev");
      assertEquals(3, run.code());
      assertEquals("plg: cannot write to standard output: no space left on device\n", run.err());
    }
  }

  @Test
  void does_not_fail_where_nobody_can_hear_it() {
    var terminal =
        new Terminal(
            Cli.NO_INPUT,
            new ByteArrayOutputStream(),
            Cli.failing("closed"),
            _ -> null,
            false,
            Path.of(""));
    assertEquals(2, Main.run(terminal, "generate"));
  }

  @Test
  void tells_a_bug_in_one_line() {
    Cli run = Cli.runInto(new ByteArrayOutputStream(), BROKEN, Map.of(), "generate", "-f", "-");
    assertEquals(70, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("plg: this is a bug"), run.err());
    assertTrue(run.err().contains("java.lang.IllegalStateException: a fault␊of"), run.err());
  }

  @Test
  void tells_what_is_too_large_for_its_memory_in_one_line() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new OutOfMemoryError("Java heap space");
          }

          @Override
          public int read(byte[] bytes, int start, int length) {
            return read();
          }
        };
    var out = new ByteArrayOutputStream();
    assertEquals(ExitCode.USAGE, Cli.runInto(out, endless, Map.of(), "lint", "-").code());
    assertTrue(
        out.toString(StandardCharsets.UTF_8).startsWith("-: error: the input up to here uses"),
        out::toString);
    Cli run = Cli.runInto(new ByteArrayOutputStream(), endless, Map.of(), "generate", "-f", "-");
    assertEquals(ExitCode.FAILED, run.code());
    assertEquals(
        "plg: out of memory: give plg less input at a time, or more memory, as in"
            + " PLG_JAVA_OPTS=-Xmx8g\n",
        run.err());
  }

  @Test
  void shows_the_stack_trace_of_a_bug_on_demand() {
    Cli run =
        Cli.runInto(
            new ByteArrayOutputStream(), BROKEN, Map.of("PLG_DEBUG", "1"), "generate", "-f", "-");
    assertTrue(run.err().contains("\tat dev.plg.cli."), run.err());
  }

  @Test
  void knows_its_version() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
    assertEquals("plg " + version + "\n", Cli.run("version").out());
    assertEquals(Cli.run("version"), Cli.run("--version"));
  }

  @Test
  void colours_only_a_terminal_that_welcomes_it() {
    assertTrue(terminal(true, Map.of("TERM", "xterm")).colour());
    assertTrue(terminal(true, Map.of("TERM", "xterm", "NO_COLOR", "")).colour());
    assertFalse(terminal(false, Map.of("TERM", "xterm")).colour());
    assertFalse(terminal(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).colour());
    assertFalse(terminal(true, Map.of("TERM", "dumb")).colour());
    assertFalse(terminal(true, Map.of()).colour());
  }

  private static Terminal terminal(boolean attended, Map<String, String> environment) {
    var nowhere = OutputStream.nullOutputStream();
    return new Terminal(Cli.NO_INPUT, nowhere, nowhere, environment::get, attended, Path.of(""));
  }
}
