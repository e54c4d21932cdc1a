package dev.plg.picture;

import dev.plg.finding.Location;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a container is started with, besides its image's own entry point.
///
/// @param words of `command` and `args`; a script behind `sh -c` is taken apart at its blanks
public record CommandLine(List<Word> words, boolean isShell) {

  public CommandLine {
    words = List.copyOf(words);
  }

  /// One word of the command line.
  public record Word(String text, Location place) {}

  static CommandLine of(Sequence command, Sequence args) {
    var words = new ArrayList<Word>();
    collect(command, words);
    boolean shell = isShell(words);
    collect(args, words);
    return new CommandLine(shell ? scripted(words) : words, shell);
  }

  private static void collect(Sequence items, List<Word> words) {
    for (Node item : items.items()) {
      if (item instanceof Scalar scalar && !scalar.isNull()) {
        words.add(new Word(scalar.text(), scalar.place()));
      }
    }
  }

  private static boolean isShell(List<Word> command) {
    return !command.isEmpty()
        && List.of("sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash")
            .contains(command.getFirst().text());
  }

  private static List<Word> scripted(List<Word> words) {
    var pieces = new ArrayList<Word>();
    for (Word word : words) {
      for (String piece : word.text().strip().split("\\s+", -1)) {
        pieces.add(new Word(piece, word.place()));
      }
    }
    return pieces;
  }

  /// The last option of that name, as it is the one that counts: `flag("target")`.
  public Optional<Flag> flag(String name) {
    return flags().stream().filter(flag -> flag.name().equals(name)).reduce((_, last) -> last);
  }

  /// All options in order. A word without a dash behind an option without `=` is its value.
  public List<Flag> flags() {
    var flags = new ArrayList<Flag>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.text().startsWith("-") && word.text().length() > 1) {
        flags.add(flag(word, i + 1 < words.size() ? words.get(i + 1).text() : "-"));
      }
    }
    return flags;
  }

  private static Flag flag(Word word, String next) {
    String text = word.text().replaceFirst("^--?", "");
    int equals = text.indexOf('=');
    if (equals >= 0) {
      return new Flag(text.substring(0, equals), text.substring(equals + 1), word.place());
    }
    return new Flag(text, next.startsWith("-") ? "" : next, word.place());
  }
}
