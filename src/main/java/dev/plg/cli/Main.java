package dev.plg.cli;

import dev.plg.app.disk.WriteFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/// The entry of the program.
public final class Main {

  /// Set by the launcher where standard error is a terminal, which Java itself cannot tell.
  private static final boolean ATTENDED = Boolean.getBoolean("plg.terminal");

  private Main() {}

  public static void main(String[] args) {
    // Not `System.out`: a `PrintStream` hides that a write failed.
    var out = new FileOutputStream(FileDescriptor.out);
    var err = new FileOutputStream(FileDescriptor.err);
    int status = run(process(System.in, out, err), args);
    // Only then: `exit` sets up logging to ask whether it should be logged, about 5 ms.
    if (status != ExitCode.DONE) {
      System.exit(status);
    }
  }

  /// These streams as the terminal of this process.
  static Terminal process(InputStream in, OutputStream out, OutputStream err) {
    // plg knows no local time; FreeMarker would read the zones of the whole world to learn it.
    TimeZone.setDefault(new SimpleTimeZone(0, "UTC"));
    return new Terminal(in, out, err, System::getenv, ATTENDED, Path.of(""));
  }

  /// Runs one command outside of a terminal; the result is the exit code.
  static int run(InputStream in, OutputStream out, OutputStream err, String... args) {
    return run(new Terminal(in, out, err, _ -> null, false, Path.of("")), args);
  }

  /// Runs one command; the result is the exit code.
  static int run(Terminal terminal, String... args) {
    try {
      return Invocation.run(List.of(args), terminal);
    } catch (ClosedPipe _) {
      return ExitCode.DONE;
    } catch (IOException e) {
      return failed(e, terminal);
    } catch (UncheckedIOException e) {
      return failed(Objects.requireNonNull(e.getCause()), terminal);
    } catch (OutOfMemoryError _) {
      return tooLarge(terminal);
    } catch (RuntimeException | Error e) {
      return bug(e, terminal);
    }
  }

  private static int failed(IOException failure, Terminal terminal) {
    terminal.sayLine(WriteFailure.reason(failure));
    return ExitCode.FAILED;
  }

  private static int tooLarge(Terminal terminal) {
    terminal.sayLine(
        "out of memory: give plg less input at a time, or more memory, as in PLG_JAVA_OPTS=-Xmx8g");
    return ExitCode.FAILED;
  }

  private static int bug(Throwable fault, Terminal terminal) {
    terminal.sayLine(
        "this is a bug in plg, please report it with your command line and stack file"
            + " (PLG_DEBUG=1 shows more): "
            + fault);
    if (terminal.variable("PLG_DEBUG").equals("1")) {
      var trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      terminal.say(trace.toString());
    }
    return ExitCode.BUG;
  }
}
