package dev.plg.component.logs;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;
import java.util.Optional;

/// A rule of Prometheus' relabeling, which Promtail and Alloy share. What is empty has Prometheus'
/// default.
///
/// @param target the label that is set; empty for rules that keep or drop
// prometheus model/relabel/relabel.go
public record Relabeling(
    List<String> sources,
    Optional<String> separator,
    Optional<String> regex,
    Optional<String> replacement,
    Optional<String> target,
    Optional<String> action)
    implements Section {

  public Relabeling {
    sources = List.copyOf(sources);
  }

  /// Copies a label as it is.
  public static Relabeling copy(String source, String target) {
    return set(List.of(source), target);
  }

  static Relabeling set(List<String> sources, String target) {
    return new Relabeling(
        sources,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(target),
        Optional.empty());
  }

  Relabeling joinedBy(String by) {
    return new Relabeling(sources, Optional.of(by), regex, replacement, target, action);
  }

  Relabeling where(String expression) {
    return new Relabeling(sources, separator, Optional.of(expression), replacement, target, action);
  }

  Relabeling as(String text) {
    return new Relabeling(sources, separator, regex, Optional.of(text), target, action);
  }

  static Relabeling filter(String source, String expression, String action) {
    return new Relabeling(
        List.of(source),
        Optional.empty(),
        Optional.of(expression),
        Optional.empty(),
        Optional.empty(),
        Optional.of(action));
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("source_labels", sources)
        .with("separator", separator)
        .with("regex", regex)
        .with("replacement", replacement)
        .with("target_label", target)
        .with("action", action)
        .build();
  }
}
