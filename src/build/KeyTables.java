import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes the table of Grafana's settings, which are known in part, from lists of keys:
///
///     java src/build/KeyTables.java LIST…
///
/// A list is named `<program>-<version>.tsv`; lists of one name are joined. It has a line for each
/// key: its dotted path and its type (`bool`, `int`, `float`, `string`, `list`, `map`; anything else
/// means any). `#` begins a comment. In a path `[]` stands for the items of a list, `*` for any key,
/// and `\.` for a dot inside a key. A program's list comes from the `yaml` tags of its configuration
/// structs at that tag. A list without a version in its name is of a program whose keys are known in
/// part.
///
/// The table has a line for each step of a path, one space deeper than its parent, sorted, and behind
/// a tab its type. A step without a type is a map that takes no other keys; `map` and `any` take
/// whatever they are given.
public final class KeyTables {

  private static final Path OUT = Path.of("src/main/resources/dev/plg/catalog/config");
  private static final Set<String> TYPES =
      Set.of("bool", "int", "float", "string", "list", "map", "any");

  private final Map<String, KeyTables> children = new TreeMap<>();
  private String type = "";

  private KeyTables() {}

  public static void main(String[] args) throws IOException {
    var tables = new TreeMap<String, KeyTables>();
    for (String list : args) {
      String name = Path.of(list).getFileName().toString().replaceFirst("\\.tsv$", "");
      var table = tables.computeIfAbsent(name, _ -> new KeyTables());
      for (String row : Files.readAllLines(Path.of(list))) {
        if (!row.isBlank() && !row.startsWith("#")) {
          table.add(row.split("\t", -1));
        }
      }
    }
    for (var named : tables.entrySet()) {
      var text = new StringBuilder();
      named.getValue().print(text, "");
      Files.writeString(OUT.resolve(named.getKey() + ".keys"), text);
    }
  }

  private void add(String[] row) {
    String path = row[0].replace("\\.", "\0");
    KeyTables here = this;
    for (String step : path.replace("[]", ".[]").split("\\.")) {
      here = here.children.computeIfAbsent(step.replace('\0', '.'), _ -> new KeyTables());
    }
    here.type = TYPES.contains(row[1]) ? row[1] : "any";
  }

  private void print(StringBuilder text, String indent) {
    children.forEach(
        (key, child) -> {
          text.append(indent).append(key);
          text.append(child.type.isEmpty() ? "" : "\t" + child.type).append('\n');
          child.print(text, indent + " ");
        });
  }
}
