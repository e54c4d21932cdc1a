package dev.plg.cli;

import dev.plg.catalog.Plg;
import java.io.IOException;

/// `plg version`.
final class VersionCommand implements Command {

  @Override
  public Manual manual() {
    return Manual.of("", "");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    terminal.print("plg " + Plg.VERSION + "\n");
    return ExitCode.DONE;
  }
}
