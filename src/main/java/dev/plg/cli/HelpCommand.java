package dev.plg.cli;

import dev.plg.cli.Manual.Example;
import java.io.IOException;
import java.util.List;

/// `plg help [COMMAND]`.
final class HelpCommand implements Command {

  @Override
  public Manual manual() {
    return Manual.of(
        "[COMMAND]", "COMMAND", new Example("show the help of generate", "plg help generate"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = arguments.words();
    if (words.size() > 1) {
      throw new UsageError(Arguments.unexpected(words.get(1)));
    }
    terminal.print(
        words.isEmpty() ? HelpText.overview() : HelpText.of(CommandName.named(words.getFirst())));
    return ExitCode.DONE;
  }
}
