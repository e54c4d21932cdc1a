package dev.plg.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The entry of the program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int status = run(System.in, System.out, System.err, args);
    // Only then: `exit` sets up logging to ask whether it should be logged, about 5 ms.
    if (status != 0) {
      System.exit(status);
    }
  }

  /// Runs one command; the result is the exit code.
  static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
    var writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
    var root = CommandSpec.create().name("plg");
    root.addSubcommand("version", CommandSpec.create().name("version"));
    root.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build());
    var line = new CommandLine(root).setOut(writer);
    line.setExecutionStrategy(
        parsed -> {
          if (parsed.hasSubcommand()) {
            writer.println("plg 0.1.0-SNAPSHOT");
          } else {
            line.usage(writer);
          }
          return 0;
        });
    return line.execute(args);
  }
}
