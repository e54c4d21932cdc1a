package atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The words that a text of a program may be where its Go type does not say so, by the end of the
/// key's path: the rows of `words.tsv`.
record KeyWords(Map<String, String> byEnd) {

  static final KeyWords NONE = new KeyWords(Map.of());

  /// By program.
  static Map<String, KeyWords> read(Path file) throws IOException {
    var words = new HashMap<String, KeyWords>();
    for (String row : Files.readAllLines(file)) {
      if (!row.isBlank() && !row.startsWith("#")) {
        String[] columns = row.split("\t", -1);
        words
            .computeIfAbsent(columns[0], _ -> new KeyWords(new TreeMap<>()))
            .byEnd()
            .put(columns[1], columns[2]);
      }
    }
    return words;
  }

  /// `none|gzip`; empty where any text is taken.
  String of(List<String> path) {
    String whole = "." + String.join(".", path);
    return byEnd.entrySet().stream()
        .filter(it -> whole.endsWith("." + it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
