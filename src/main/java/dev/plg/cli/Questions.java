package dev.plg.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Asks a person for what the arguments leave open.
///
/// @param asks false where the usual answers count
record Questions(Arguments arguments, Terminal terminal, boolean asks) {

  /// What an option says, else the answer to a question, else the first of the words.
  ///
  /// @param option the name of the option
  String choice(String option, String question, List<String> words) throws IOException {
    Optional<String> given = arguments.value(option);
    if (given.isPresent()) {
      return known(given.get(), words)
          .orElseThrow(
              () ->
                  new UsageError(
                      "'%s %s' is unknown, choose %s"
                          .formatted(option, given.get(), String.join(", ", words))));
    }
    return asks ? ask(question, words) : words.getFirst();
  }

  private static Optional<String> known(String word, List<String> words) {
    return words.contains(word) ? Optional.of(word) : Optional.empty();
  }

  /// Asks again until the answer is one of the words; an empty one is the first of them.
  private String ask(String question, List<String> words) throws IOException {
    while (true) {
      terminal.say(
          "%s (%s) [%s]: ".formatted(question, String.join(", ", words), words.getFirst()));
      Optional<String> line = line(terminal.in());
      String answer = line.orElse("").strip();
      if (answer.isEmpty() || words.contains(answer)) {
        return answer.isEmpty() ? words.getFirst() : answer;
      }
      terminal.say("'%s' is none of them\n".formatted(answer));
    }
  }

  /// The next line; empty at the end of the input.
  private static Optional<String> line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      bytes.write(next);
      next = in.read();
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
