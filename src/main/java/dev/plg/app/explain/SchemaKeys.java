package dev.plg.app.explain;

import dev.plg.app.settings.SettingsSchema;
import dev.plg.profile.StackSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the stack file, else .plg.yaml, declares of a key.
final class SchemaKeys {

  private SchemaKeys() {}

  /// The page of a key; empty of a path that neither file has.
  ///
  /// @param recursive whether every key below it is listed, not only the next ones
  static Optional<String> page(String path, boolean recursive) {
    return Stream.<Supplier<String>>of(StackSchema::json, SettingsSchema::json)
        .map(schema -> SchemaPage.keys(schema.get()))
        .flatMap(
            keys ->
                Optional.ofNullable(keys.get(path)).stream()
                    .map(key -> print(path, key, keys, recursive)))
        .findFirst();
  }

  private static String print(
      String path, SchemaPage.Key key, Map<String, SchemaPage.Key> keys, boolean recursive) {
    Page page = Page.of(path, key.description());
    page.row("type", key.type());
    page.row("example", key.example().orElse(""));
    if (!recursive) {
      page.row("keys", String.join(", ", below(path, keys)));
    }
    page.rows("rules", RuleMentions.ofStackKey(path));
    return recursive ? page.below("keys", tree(path, keys)).print() : page.print();
  }

  /// The keys of a mapping, or of the items of a list.
  static List<String> below(String path, Map<String, SchemaPage.Key> keys) {
    var below = new ArrayList<String>();
    keys.keySet().stream()
        .filter(key -> key.startsWith(path + ".") || key.startsWith(path + "[]."))
        .map(key -> key.substring(key.indexOf('.', path.length()) + 1))
        .filter(key -> !key.contains("."))
        .forEach(below::add);
    return below;
  }

  private static String tree(String path, Map<String, SchemaPage.Key> keys) {
    String tree =
        keys.entrySet().stream()
            .filter(it -> it.getKey().startsWith(path + ".") || it.getKey().startsWith(path + "["))
            .map(it -> "%s  %s\n".formatted(it.getKey(), it.getValue().type()))
            .collect(Collectors.joining());
    return tree.isEmpty() ? "none\n" : tree;
  }
}
