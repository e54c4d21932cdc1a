package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of a request.
///
/// @param stack empty where the findings leave nothing to build one from
/// @param source the merged layers; each value has the place of the layer that it came from
/// @param texts each text that a finding may point into, by the name that its places carry
/// @param environments the names of the stack's environments, in the order of the text
public record Resolved(
    Optional<Stack> stack,
    Mapping source,
    List<Finding> findings,
    Map<String, String> texts,
    List<String> environments) {

  public Resolved {
    findings = List.copyOf(findings);
    texts = Map.copyOf(texts);
    environments = List.copyOf(environments);
  }
}
