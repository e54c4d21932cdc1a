package dev.plg.cli;

import dev.plg.component.Plan;
import dev.plg.emit.Emitter;
import dev.plg.finding.Finding;
import java.io.IOException;
import java.util.List;

/// The product as one stream, for another program.
record StandardOutput() implements Output {

  @Override
  public List<Finding> write(Emitter emitter, Plan plan, Terminal terminal) throws IOException {
    terminal.print(emitter.stream(plan));
    return List.of();
  }
}
