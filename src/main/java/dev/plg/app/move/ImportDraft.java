package dev.plg.app.move;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/// A stack file in the making: a shipped profile, and facts over it.
record ImportDraft(String profile, List<Fact> facts) {

  ImportDraft {
    facts = List.copyOf(facts);
  }

  ImportDraft with(List<Fact> more) {
    var all = new ArrayList<Fact>(facts);
    more.forEach(fact -> all.removeIf(it -> it.key().equals(fact.key())));
    all.addAll(more);
    return new ImportDraft(profile, all);
  }

  ImportDraft without(Fact fact) {
    var rest = new ArrayList<Fact>(facts);
    rest.remove(fact);
    return new ImportDraft(profile, rest);
  }

  ImportDraft without(String key) {
    return new ImportDraft(
        profile, facts.stream().filter(fact -> !fact.key().equals(key)).toList());
  }

  /// The text of the stack file; above each value where it comes from.
  String text() {
    Mapping tree =
        Mapping.builder()
            .put("apiVersion", "plg/v1")
            .put("kind", "Stack")
            .put("metadata", Mapping.EMPTY)
            .put("extends", profile)
            .build();
    for (Fact fact : facts) {
      tree = set(tree, List.of(fact.key().split("\\.", -1)), fact);
    }
    return YamlWriter.write(tree);
  }

  private static Mapping set(Mapping tree, List<String> way, Fact fact) {
    String key = way.getFirst();
    if (way.size() == 1) {
      return tree.toBuilder()
          .add(new Entry(key, Location.NONE, bare(fact.value()), comment(fact)))
          .build();
    }
    Mapping below = set(tree.mapping(key), way.subList(1, way.size()), fact);
    return tree.toBuilder().put(key, below).build();
  }

  private static String comment(Fact fact) {
    return fact.place().isKnown() ? "from " + fact.place() : "";
  }

  /// The value as it will be read back: comments and places left out.
  private static Node bare(Node value) {
    return Node.of(value.plain());
  }
}
