package dev.plg.app.editor;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The path of a key in a text.
final class KeyPath {

  private static final Pattern KEY = Pattern.compile("^(\\s*(?:- +)*)([\\w./-]+):(?:\\s.*)?$");

  private KeyPath() {}

  /// The path of the key that a place is in; a list's positions are left out as `[]`.
  static Optional<String> at(String text, int line, int column) {
    return YamlReader.read("text", text).documents().stream()
        .flatMap(document -> in(document.root(), "", line, column).stream())
        .findFirst();
  }

  private static Optional<String> in(Node node, String path, int line, int column) {
    return switch (node) {
      case Mapping mapping -> {
        for (Mapping.Entry entry : mapping.entries()) {
          String longer = path.isEmpty() ? entry.key() : path + "." + entry.key();
          if (holds(entry, line, column)) {
            yield Optional.of(longer);
          }
          Optional<String> below = in(entry.value(), longer, line, column);
          if (below.isPresent()) {
            yield below;
          }
        }
        yield Optional.empty();
      }
      case Sequence list ->
          list.items().stream()
              .flatMap(item -> in(item, path + "[]", line, column).stream())
              .findFirst();
      case Scalar _ -> Optional.empty();
    };
  }

  private static boolean holds(Mapping.Entry entry, int line, int column) {
    Location place = entry.keyPlace();
    return place.line() == line
        && column >= place.column()
        && column <= place.column() + entry.key().length();
  }

  /// The path of the mapping that a new key on a line would be in, by the indentation of the lines
  /// above: the text need not be valid.
  ///
  /// @param indent how far the key is from the left
  static String parent(List<String> above, int indent) {
    var steps = new ArrayList<String>();
    int left = indent;
    for (String line : above.reversed()) {
      Matcher key = KEY.matcher(line);
      if (key.matches() && key.group(1).length() < left) {
        boolean isItem = key.group(1).contains("-");
        steps.addFirst(key.group(2));
        left = key.group(1).replaceFirst("- +$", "").length();
        if (isItem) {
          left = Math.max(left, 1);
        }
      }
    }
    return String.join(".", steps);
  }
}
