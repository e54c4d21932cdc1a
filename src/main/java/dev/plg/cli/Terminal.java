package dev.plg.cli;

import dev.plg.app.disk.WriteFailure;
import dev.plg.app.report.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The world outside a command: its streams, its environment and its working directory. Text is
/// UTF-8, whatever the locale.
///
/// @param out carries the product and nothing else
/// @param err carries what is said to a person
/// @param environment asked only for what a command needs: the JVM sets it up at the first question
/// @param attended true where `err` is a terminal
/// @param folder the working directory
record Terminal(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Environment environment,
    boolean attended,
    Path folder) {

  /// The variables of the environment.
  interface Environment {

    /// The value of a variable; null where it is not set.
    @Nullable String get(String name);
  }

  /// The value of a variable of the environment; empty where it is not set.
  String variable(String name) {
    return Objects.requireNonNullElse(environment.get(name), "");
  }

  /// Writes the product, all at once.
  void print(String product) throws IOException {
    try {
      out.write(product.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw isClosedPipe(e) ? new ClosedPipe(e) : WriteFailure.ofStandardOutput(e);
    }
  }

  /// Says something to a person; if no one can hear it, there is no one to tell.
  void say(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException _) {
      // The exit code still states it.
    }
  }

  /// Says one line in plg's name.
  void sayLine(String message) {
    say("plg: " + Printable.of(message) + "\n");
  }

  /// True where colour is welcome: see no-color.org.
  boolean colour() {
    return attended
        && variable("NO_COLOR").isEmpty()
        && !variable("TERM").isEmpty()
        && !variable("TERM").equals("dumb");
  }

  // EPIPE has no exception of its own; its text is the C library's.
  private static boolean isClosedPipe(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }
}
