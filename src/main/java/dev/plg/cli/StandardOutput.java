package dev.plg.cli;

import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.util.List;

/// The product as one stream, for another program.
record StandardOutput() implements Output {

  @Override
  public List<Finding> write(Emitter emitter, Deployment deployment, Terminal terminal) throws IOException {
    terminal.print(emitter.stream(deployment));
    return List.of();
  }
}
