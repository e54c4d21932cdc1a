package dev.plg.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The entry of the program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, args));
  }

  static int run(PrintWriter out, String... args) {
    var root = CommandSpec.create().name("plg");
    root.addSubcommand("version", CommandSpec.create().name("version"));
    root.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build());
    var line = new CommandLine(root).setOut(out);
    line.setExecutionStrategy(
        parsed -> {
          if (parsed.hasSubcommand()) {
            out.println("plg 0.1.0-SNAPSHOT");
          } else {
            line.usage(out);
          }
          return 0;
        });
    return line.execute(args);
  }
}
