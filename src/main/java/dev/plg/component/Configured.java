package dev.plg.component;

import dev.plg.finding.Pointer;
import dev.plg.model.Passthrough;
import dev.plg.plan.Overridden;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// A derived configuration with the stack's own `config` merged over it, last.
///
/// @param tree what the program reads; no record, since keys of the user are among plg's
/// @param overrides what of the derived values was replaced
public record Configured(Mapping tree, List<Overridden> overrides) {

  /// The derived tree with `config` over it.
  ///
  /// @param key the component's key in the stack: `loki`
  public static Configured of(String key, Mapping derived, Passthrough config) {
    Mapping asked = Mapping.of(config.tree());
    var overrides = new ArrayList<Overridden>();
    collect(Pointer.of(key, "config"), derived, asked, overrides);
    return new Configured(Merge.over(derived, asked), List.copyOf(overrides));
  }

  private static void collect(
      Pointer at, Mapping derived, Mapping asked, List<Overridden> overrides) {
    for (Mapping.Entry entry : asked.entries()) {
      Pointer here = at.to(entry.key());
      derived
          .find(entry.key())
          .filter(was -> !was.equals(entry.value()))
          .ifPresent(
              was -> {
                if (was instanceof Mapping map && entry.value() instanceof Mapping over) {
                  collect(here, map, over, overrides);
                } else {
                  overrides.add(new Overridden(here, words(was)));
                }
              });
    }
  }

  private static String words(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.text();
      case Sequence _ -> "a list";
      case Mapping _ -> "a mapping";
    };
  }
}
