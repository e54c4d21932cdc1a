package dev.plg.app.diff;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlWriter;
import java.util.IdentityHashMap;
import java.util.Optional;

/// The texts of modelled objects: a configuration that a chart puts together has no characters, but
/// a tree.
final class ModelledTexts {

  private ModelledTexts() {}

  /// The object with the text of each such tree.
  static Mapping of(Mapping object, IdentityHashMap<String, Mapping> trees) {
    Mapping.Builder whole = object.toBuilder();
    for (String key : new String[] {"data", "stringData"}) {
      if (!object.mapping(key).isEmpty()) {
        Mapping.Builder texts = object.mapping(key).toBuilder();
        object.mapping(key).entries().forEach(it -> texts.add(written(it, trees)));
        whole.put(key, texts.build());
      }
    }
    return whole.build();
  }

  private static Entry written(Entry entry, IdentityHashMap<String, Mapping> trees) {
    Optional<Mapping> tree =
        entry.value() instanceof Scalar scalar
            ? Optional.ofNullable(trees.get(scalar.text()))
            : Optional.empty();
    return tree.map(
            it ->
                new Entry(
                    entry.key(),
                    entry.keyPlace(),
                    new Scalar(Scalar.Kind.STRING, YamlWriter.write(it), entry.value().place()),
                    ""))
        .orElse(entry);
  }
}
