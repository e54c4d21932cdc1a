package dev.plg.component;

import dev.plg.yaml.Mapping;
import java.util.Optional;

/// The keys of a chart's `serviceAccount`.
///
/// @param annotations the stack's, or the role that a cloud gives the account; may be empty
/// @param automountServiceAccountToken absent where the chart has no such key, or its default holds
public record ChartServiceAccount(
    Mapping annotations, Optional<Boolean> automountServiceAccountToken) {

  public Mapping values() {
    return Mapping.builder()
        .with("annotations", annotations)
        .with("automountServiceAccountToken", automountServiceAccountToken)
        .build();
  }
}
