package dev.plg.cli;

import dev.plg.cli.Manual.Example;
import dev.plg.profile.StackSchema;
import java.io.IOException;

/// `plg schema`.
final class SchemaCommand implements Command {

  @Override
  public Manual manual() {
    return Manual.of(
        "",
        "",
        new Example(
            "let an editor complete stack files that begin with the line\n"
                + "  # `# yaml-language-server: $schema=stack.schema.json`",
            "plg schema > stack.schema.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    terminal.print(StackSchema.json());
    return ExitCode.DONE;
  }
}
