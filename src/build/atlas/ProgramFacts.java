package atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known of the keys of a program's configuration at one version, by path: `goduration
/// -server.http-idle-timeout="2m"`, `string(debug|info|warn|error) -log.level="info"`. A key that
/// takes the keys below it and no other has no fact of its own. Of components it is `blocks
/// experimental`, of their arguments `string required`.
final class ProgramFacts {

  /// Longer defaults are lists of names.
  private static final int LONGEST = 200;

  private final SortedMap<List<String>, String> facts = new TreeMap<>(Table::compare);

  private final KeyWords words;

  private ProgramFacts(KeyWords words) {
    this.words = words;
  }

  static SortedMap<List<String>, String> of(ConfigShape root, KeyWords words) {
    var facts = new ProgramFacts(words);
    root.below().forEach((key, shape) -> facts.add(List.of(key), shape));
    return facts.facts;
  }

  private void add(List<String> path, ConfigShape shape) {
    switch (shape.kind()) {
      case "struct" -> {
        if (shape.below().isEmpty() && shape.items() == null) {
          facts.put(path, "map");
        }
        shape.below().forEach((key, below) -> add(longer(path, key), below));
        addItems(path, "*", shape.items());
      }
      case "block" -> {
        facts.put(path, (shape.many() ? "blocks" : "block") + notes(shape));
        shape.below().forEach((key, below) -> add(longer(path, key), below));
        addItems(path, "*", shape.items());
      }
      case "map" -> {
        facts.put(path, "map" + notes(shape));
        addItems(path, "*", shape.items());
      }
      case "list" -> {
        facts.put(path, "list" + notes(shape));
        addItems(path, "[]", shape.items());
      }
      default -> facts.put(path, fact(path, shape));
    }
  }

  private void addItems(List<String> path, String step, ConfigShape items) {
    if (items != null) {
      add(longer(path, step), items);
    }
  }

  private static List<String> longer(List<String> path, String key) {
    var longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }

  private String fact(List<String> path, ConfigShape shape) {
    String all =
        shape.values().isEmpty() && shape.kind().equals("string")
            ? words.of(path)
            : String.join("|", shape.values());
    String words = all.isEmpty() ? "" : "(" + all + ")";
    String flag = shape.flag().isEmpty() ? "" : " -" + shape.flag();
    return shape.kind() + words + notes(shape) + flag + standard(shape);
  }

  private static String notes(ConfigShape shape) {
    String stability = shape.stability().isEmpty() ? "" : " " + shape.stability();
    return stability + (shape.required() ? " required" : "");
  }

  private static String standard(ConfigShape shape) {
    String text = shape.standard();
    if (text == null || text.length() > LONGEST) {
      return "";
    }
    boolean plain =
        switch (shape.kind()) {
          case "bool" -> text.matches("true|false");
          case "int" -> text.matches("-?[0-9]+");
          case "float" -> text.matches("-?[0-9]+(\\.[0-9]+)?");
          default -> false;
        };
    return "=" + (plain ? text : Json.text(text));
  }
}
