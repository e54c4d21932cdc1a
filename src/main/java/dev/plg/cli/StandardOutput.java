package dev.plg.cli;

import dev.plg.finding.Finding;
import java.io.IOException;
import java.util.List;

/// The product as one stream, for another program.
record StandardOutput() implements Output {

  @Override
  public List<Finding> write(Product product, Terminal terminal) throws IOException {
    terminal.print(product.stream());
    return List.of();
  }
}
