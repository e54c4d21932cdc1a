package dev.plg.cli;

import dev.plg.cli.Manual.Example;
import dev.plg.finding.Nearest;
import dev.plg.profile.Profiles;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// `plg profiles [show NAME]`.
final class ProfilesCommand implements Command {

  @Override
  public Manual manual() {
    return Manual.of(
        "[show NAME]",
        "show NAME",
        new Example("start your own stack", "plg profiles show dev > stack.yaml"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = arguments.words();
    terminal.print(words.isEmpty() ? list() : show(words));
    return ExitCode.DONE;
  }

  private static String list() {
    int width = Profiles.names().stream().mapToInt(String::length).max().orElse(1);
    return Profiles.names().stream()
        .map(name -> name + " ".repeat(width - name.length() + 2) + Profiles.summary(name) + "\n")
        .collect(Collectors.joining());
  }

  private static String show(List<String> words) {
    if (!words.getFirst().equals("show")) {
      throw new UsageError(Arguments.unexpected(words.getFirst()) + ": write `show NAME`");
    }
    if (words.size() != 2) {
      throw new UsageError("'show' takes the name of one profile");
    }
    return Profiles.text(words.get(1)).orElseThrow(() -> unknown(words.get(1)));
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
