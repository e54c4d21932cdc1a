package dev.plg.cli;

import dev.plg.app.show.ProfileDifference;
import dev.plg.cli.Manual.Example;
import dev.plg.finding.Nearest;
import dev.plg.profile.Profiles;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// `plg profiles [show NAME | diff A B]`.
final class ProfilesCommand implements Command {

  @Override
  public Manual manual() {
    return Manual.of(
        "[show NAME | diff A B]",
        "show NAME | diff A B",
        new Example("start your own stack", "plg profiles show dev > stack.yaml"),
        new Example("see what prod does differently", "plg profiles diff dev prod"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      terminal.print(list());
      return ExitCode.DONE;
    }
    return switch (words.getFirst()) {
      case "show" -> show(words, terminal);
      case "diff" -> diff(words, terminal);
      default ->
          throw new UsageError(
              Arguments.unexpected(words.getFirst()) + ": write `show NAME` or `diff A B`");
    };
  }

  private static String list() {
    int width = Profiles.names().stream().mapToInt(String::length).max().orElse(1);
    return Profiles.names().stream()
        .map(name -> name + " ".repeat(width - name.length() + 2) + Profiles.summary(name) + "\n")
        .collect(Collectors.joining());
  }

  private static int show(List<String> words, Terminal terminal) throws IOException {
    if (words.size() != 2) {
      throw new UsageError("'show' takes the name of one profile");
    }
    terminal.print(Profiles.text(words.get(1)).orElseThrow(() -> unknown(words.get(1))));
    return ExitCode.DONE;
  }

  /// Both with all defaults, so that a difference that one of them does not write is there too.
  private static int diff(List<String> words, Terminal terminal) throws IOException {
    if (words.size() != 3) {
      throw new UsageError("'diff' takes the names of two profiles");
    }
    for (String name : words.subList(1, 3)) {
      if (Profiles.text(name).isEmpty()) {
        throw unknown(name);
      }
    }
    String difference = ProfileDifference.of(words.get(1), words.get(2));
    terminal.print(difference);
    return difference.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private static UsageError unknown(String name) {
    return new UsageError(
        "there is no profile '%s'%s (there are: %s)"
            .formatted(
                name,
                Nearest.to(name, Profiles.names())
                    .map(it -> "; did you mean '" + it + "'?")
                    .orElse(""),
                String.join(", ", Profiles.names())));
  }
}
