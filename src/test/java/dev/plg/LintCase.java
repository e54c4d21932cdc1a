package dev.plg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A run of `plg lint` in one file of `golden/lint`: a line that says what is wrong with the files,
/// the arguments, the files, and what plg prints about them.
///
///     # grafana/loki#8899: one pod, but a replication factor of 3
///     lint --chart loki --chart-version 4.8.0 values.yaml
///     === values.yaml ===
///     …
///     === out ===
///     …
///     === err ===
///
/// @param title what is wrong, behind `# `
/// @param arguments in the folder of the files
/// @param files by their path
/// @param results by the name of the stream; a stream without a word has no entry
public record LintCase(
    String title,
    String arguments,
    SequencedMap<String, String> files,
    SequencedMap<String, String> results) {

  public static final Path FOLDER = Path.of("golden", "lint");
  private static final String HERE = ".";
  private static final List<String> STREAMS = List.of("out", "err");
  private static final Pattern HEADER = Pattern.compile("(?m)^=== (?<name>\\S+) ===\n");

  /// The cases, by the name of their file.
  public static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  public static LintCase read(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher header = HEADER.matcher(text);
    SequencedMap<String, String> files = new LinkedHashMap<>();
    SequencedMap<String, String> results = new LinkedHashMap<>();
    int begin = header.find() ? header.start() : text.length();
    List<String> head = text.substring(0, begin).lines().toList();
    if (head.size() != 2 || !head.getFirst().startsWith("# ")) {
      throw new IllegalArgumentException(file + " begins with `# what is wrong` and the arguments");
    }
    while (begin < text.length()) {
      String name = header.group("name");
      int from = header.end();
      int end = header.find() ? header.start() : text.length();
      (STREAMS.contains(name) ? results : files).put(name, text.substring(from, end));
      begin = end;
    }
    return new LintCase(head.getFirst().substring(2), head.getLast(), files, results);
  }

  /// Writes the files into a folder.
  public Path unpack(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  /// The arguments, with the files in the folder that they were written into.
  public String[] words(Path folder) {
    return Stream.of(arguments.split("\\s+"))
        .map(word -> word.equals(HERE) ? folder.toString() : word)
        .map(word -> files.containsKey(word) ? folder.resolve(word).toString() : word)
        .toArray(String[]::new);
  }

  /// The text of the file with other results.
  public String with(String out, String err) {
    var text = new StringBuilder("# " + title + "\n" + arguments + "\n");
    files.forEach((name, content) -> add(text, name, content));
    add(text, "out", out);
    add(text, "err", err);
    return text.toString();
  }

  private static void add(StringBuilder text, String name, String content) {
    if (!content.isEmpty()) {
      text.append("=== ").append(name).append(" ===\n").append(content);
    }
  }
}
