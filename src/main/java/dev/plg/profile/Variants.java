package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A stack in each of its environments.
///
/// @param source the merged layers, with the environments among them
/// @param base the stack without any of them
/// @param environments by name, in the order of the text
public record Variants(Mapping source, Resolved base, SequencedMap<String, Resolved> environments) {

  public Variants {
    environments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environments));
  }

  /// What is wrong with any of them, and with having them side by side.
  public List<Finding> findings() {
    var findings = new ArrayList<>(base.findings());
    environments.values().forEach(environment -> findings.addAll(environment.findings()));
    var seen = new LinkedHashMap<Names, String>();
    environments.forEach(
        (name, resolved) ->
            resolved
                .stack()
                .map(Names::of)
                .flatMap(names -> Optional.ofNullable(seen.putIfAbsent(names, name)))
                .ifPresent(first -> findings.add(sameNames(first, name))));
    return findings;
  }

  /// Each text that a finding may point into.
  public Map<String, String> texts() {
    return base.texts();
  }

  private Finding sameNames(String first, String second) {
    return Finding.error(
        "stack/same-names",
        source.mapping("environments").mapping(second).place(),
        "the environments '%s' and '%s' have the same namespace, namePrefix and nameSuffix"
            .formatted(first, second),
        "their objects have the same names, so each would overwrite the other's",
        "give one of them a `namePrefix`, as in '%s-', or a `namespace` of its own"
            .formatted(second));
  }

  /// What tells the objects of two environments apart.
  private record Names(String namespace, String prefix, String suffix) {
    static Names of(Stack stack) {
      return new Names(stack.namespace().value(), stack.affix().prefix(), stack.affix().suffix());
    }
  }
}
