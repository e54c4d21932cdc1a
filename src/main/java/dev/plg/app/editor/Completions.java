package dev.plg.app.editor;

import dev.plg.app.explain.SchemaPage;
import dev.plg.catalog.KeyBook;
import dev.plg.catalog.KeyEntry;
import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.profile.StackSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The keys and words that may be written at a place.
final class Completions {

  private static final Pattern VALUE = Pattern.compile("^(\\s*(?:- +)*)([\\w./-]+):\\s+\\S*$");

  private Completions() {}

  static List<Completion> of(OpenFile file, int line, String before) {
    List<String> above = file.text().lines().limit(line - 1L).toList();
    Matcher value = VALUE.matcher(before);
    boolean isValue = value.matches();
    int indent =
        isValue
            ? value.group(1).length()
            : before.length() - before.replaceFirst("^(\\s*(- +)*)", "").length();
    String parent = KeyPath.parent(above, indent);
    String path = isValue ? join(parent, value.group(2)) : parent;
    return switch (FileKind.of(file.text())) {
      case FileKind.Stack _ -> isValue ? words(path) : keys(path);
      case FileKind.Values(String chart, String version) ->
          KnownCharts.near(chart, version).map(KeyBook::of).stream()
              .flatMap(book -> ofBook(book, path, isValue))
              .toList();
      case FileKind.Config(Program program, Optional<Version> version) ->
          KeyBook.of(program, version).stream()
              .flatMap(book -> ofBook(book, path, isValue))
              .toList();
      case FileKind.Objects _ -> List.of();
    };
  }

  private static String join(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }

  private static Stream<Completion> ofBook(KeyBook book, String path, boolean isValue) {
    Optional<KeyEntry> entry = book.find(path);
    return isValue
        ? entry.flatMap(KeyEntry::current).stream()
            .flatMap(it -> it.words().stream())
            .map(word -> new Completion(word, path, false))
        : entry.stream()
            .flatMap(it -> it.below().stream())
            .map(key -> new Completion(key, book.title() + " " + book.version(), true));
  }

  /// The keys of the stack file below a path; a list's items count as the list.
  private static List<Completion> keys(String parent) {
    String prefix = parent.isEmpty() ? "" : parent + ".";
    return schema().entrySet().stream()
        .filter(it -> plain(it.getKey()).startsWith(prefix))
        .map(it -> Map.entry(plain(it.getKey()).substring(prefix.length()), it.getValue()))
        .filter(it -> !it.getKey().isEmpty() && !it.getKey().contains("."))
        .map(it -> new Completion(it.getKey(), it.getValue().description(), true))
        .toList();
  }

  private static String plain(String path) {
    return path.replace("[]", "");
  }

  private static List<Completion> words(String path) {
    return schema().entrySet().stream()
        .filter(it -> plain(it.getKey()).equals(path))
        .map(it -> it.getValue().type())
        .flatMap(
            type ->
                type.equals("boolean")
                    ? Stream.of("true", "false")
                    : type.contains(" | ") && !type.startsWith("string")
                        ? Stream.of(type.split(" [|] ", -1))
                        : Stream.empty())
        .map(word -> new Completion(word, path, false))
        .toList();
  }

  private static Map<String, SchemaPage.Key> schema() {
    return Schema.KEYS;
  }

  /// Read once: an editor asks at every letter.
  private static final class Schema {
    static final Map<String, SchemaPage.Key> KEYS = SchemaPage.keys(StackSchema.json());
  }
}
