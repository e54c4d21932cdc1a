package dev.plg.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;

/// From the words of a command line to the command that they ask for.
final class Invocation {

  private Invocation() {}

  /// Runs the command; the result is the exit code.
  static int run(List<String> words, Terminal terminal) throws IOException {
    if (words.isEmpty()) {
      terminal.say(HelpText.overview());
      return ExitCode.USAGE;
    }
    try {
      return run(CommandName.named(command(words.getFirst())), words, terminal);
    } catch (UsageError e) {
      return wrong(e, "plg help", terminal);
    }
  }

  /// The two options that represent a command.
  private static String command(String word) {
    return switch (word) {
      case "-h", "--help" -> CommandName.HELP.word();
      case "-V", "--version" -> CommandName.VERSION.word();
      default -> word;
    };
  }

  private static int run(CommandName name, List<String> words, Terminal terminal)
      throws IOException {
    Command command = name.open();
    command.prepare();
    try {
      var arguments = Arguments.read(name.word(), command.manual(), words.subList(1, words.size()));
      if (arguments.asksForHelp()) {
        terminal.print(HelpText.of(name));
        return ExitCode.DONE;
      }
      return command.run(arguments, terminal);
    } catch (InvalidPathException e) {
      return wrong(new UsageError(noPath(e)), "plg help " + name.word(), terminal);
    } catch (UsageError e) {
      return wrong(e, name == CommandName.HELP ? "plg help" : "plg help " + name.word(), terminal);
    }
  }

  /// Where the locale is not UTF-8, Java has no path for some names.
  private static String noPath(InvalidPathException fault) {
    return "'%s' is not a valid path here: %s".formatted(fault.getInput(), fault.getReason());
  }

  private static int wrong(UsageError error, String help, Terminal terminal) {
    terminal.sayLine(error.getMessage() + " (see `" + help + "`)");
    return ExitCode.USAGE;
  }
}
