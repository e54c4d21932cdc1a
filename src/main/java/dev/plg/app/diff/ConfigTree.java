package dev.plg.app.diff;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.AlloyStatement;
import dev.plg.alloy.AlloyWriter;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The text of a ConfigMap or a Secret as a tree, in the syntax that its program reads.
final class ConfigTree {

  private ConfigTree() {}

  /// Empty for a text that is in none of these syntaxes, as a script is.
  static Optional<Node> of(String key, Scalar text) {
    if (key.endsWith(".alloy") || key.endsWith(".river") || AlloyFile.looksLike(text.text())) {
      AlloyFile file = AlloyFile.read(text);
      return file.blocks().isEmpty() ? Optional.empty() : Optional.of(blocks(file.blocks()));
    }
    if (key.endsWith(".ini")) {
      return Optional.of(ini(text));
    }
    return yaml(key, text);
  }

  private static Optional<Node> yaml(String key, Scalar text) {
    boolean named = key.endsWith(".yaml") || key.endsWith(".yml") || key.endsWith(".json");
    if (!named && text.text().indexOf(':') < 0) {
      return Optional.empty();
    }
    Parsed parsed = YamlReader.readInside(text);
    return Optional.of(parsed)
        .filter(it -> it.findings().isEmpty() && it.documents().size() == 1)
        .map(it -> it.documents().getFirst().root())
        .filter(it -> !(it instanceof Scalar) || it.isNull());
  }

  private static Mapping ini(Scalar text) {
    var sections = new LinkedHashMap<String, Mapping.Builder>();
    String section = "";
    int line = 0;
    for (String raw : text.text().lines().toList()) {
      line++;
      String words = raw.strip();
      int equals = words.indexOf('=');
      if (words.startsWith("[") && words.endsWith("]")) {
        section = words.substring(1, words.length() - 1);
      } else if (equals > 0 && !words.startsWith(";") && !words.startsWith("#")) {
        Location place = text.inside(line, 1);
        sections
            .computeIfAbsent(section, _ -> Mapping.builder())
            .put(
                words.substring(0, equals).strip(),
                new Scalar(Scalar.Kind.STRING, words.substring(equals + 1).strip(), place));
      }
    }
    Mapping.Builder whole = Mapping.builder();
    sections.forEach((name, values) -> whole.put(name, values.build()));
    return whole.build();
  }

  /// Components by what others call them: their order says nothing.
  private static Mapping blocks(List<? extends AlloyStatement> statements) {
    Mapping.Builder tree = Mapping.builder();
    Map<String, List<Node>> inner = new LinkedHashMap<>();
    var stages = new ArrayList<Node>();
    for (AlloyStatement statement : statements) {
      switch (statement) {
        case Attribute(String name, var value, _) -> tree.put(name, value(value));
        case Block block when block.name().startsWith("stage.") ->
            stages.add(Mapping.of(block.name(), blocks(block.body())));
        case Block block ->
            inner.computeIfAbsent(block.id(), _ -> new ArrayList<>()).add(body(block));
      }
    }
    inner.forEach((id, of) -> tree.put(id, of.size() == 1 ? of.getFirst() : Sequence.of(of)));
    return tree.putIf(!stages.isEmpty(), "stages", Sequence.of(stages)).build();
  }

  private static Mapping body(Block block) {
    return blocks(block.body()).toBuilder().at(block.place()).build();
  }

  private static Node value(AlloyExpression value) {
    return switch (value) {
      case AlloyExpression.Text(String text, var place) ->
          new Scalar(Scalar.Kind.STRING, text, place);
      case AlloyExpression.Items(var items, var place) ->
          new Sequence(items.stream().map(ConfigTree::value).toList(), place);
      case AlloyExpression.Fields(var fields, var place) -> {
        Mapping.Builder tree = Mapping.builder().at(place);
        fields.forEach((name, field) -> tree.put(name, value(field)));
        yield tree.build();
      }
      default -> new Scalar(Scalar.Kind.STRING, code(value), value.place());
    };
  }

  /// An expression as `alloy fmt` prints it.
  private static String code(AlloyExpression value) {
    String block = AlloyWriter.write(List.of(Block.of("x", new Attribute("y", value))));
    return block.substring(block.indexOf('=') + 1, block.lastIndexOf('}')).strip();
  }
}
