package dev.plg.cli;

import java.io.IOException;

/// `plg version`.
final class VersionCommand implements Command {

  /// The version of plg; a test holds it to the one in `pom.xml`.
  static final String VERSION = "0.1.0-SNAPSHOT";

  @Override
  public Manual manual() {
    return Manual.of("", "");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    terminal.print("plg " + VERSION + "\n");
    return ExitCode.DONE;
  }
}
