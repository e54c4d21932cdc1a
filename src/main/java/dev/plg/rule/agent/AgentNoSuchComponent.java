package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.alloy.Block;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Agents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The component that a reference names exists in the configuration.
final class AgentNoSuchComponent {

  private static final List<String> NAMESPACES =
      List.of("loki.", "otelcol.", "discovery.", "local.", "prometheus.");

  static final Rule RULE =
      error("agent/no-such-component", PICTURE)
          .what("a component refers to another one that does not exist")
          .why(
              "Alloy and Grafana Agent do not start: `component … does not exist or is out of"
                  + " scope`")
          .fix("write the name and the label of a component of this configuration")
          .source(
              "https://grafana.com/docs/alloy/latest/get-started/configuration-syntax/expressions/"
                  + "referencing_exports/")
          .finds(AgentNoSuchComponent::violations);

  private AgentNoSuchComponent() {}

  private static Stream<Violation> violations(Picture picture) {
    Map<Optional<KubeObject>, Long> files =
        Agents.in(picture)
            .collect(Collectors.groupingBy(ProgramConfig::object, Collectors.counting()));
    return Agents.in(picture)
        .filter(config -> files.getOrDefault(config.object(), 0L) == 1 && isWhole(config))
        .flatMap(AgentNoSuchComponent::violations);
  }

  /// Whether it imports no other file.
  private static boolean isWhole(ProgramConfig config) {
    return config.river().blocks().stream()
        .noneMatch(it -> it.name().startsWith("import.") || it.name().startsWith("module."));
  }

  private static Stream<Violation> violations(ProgramConfig config) {
    Set<String> ids = config.river().all().map(Block::id).collect(Collectors.toSet());
    return config
        .river()
        .all()
        .flatMap(block -> block.attributes().stream())
        .flatMap(attribute -> attribute.references().stream())
        .filter(it -> isExport(it.path()) && !begins(it.path(), ids))
        .map(
            it ->
                at(
                    it.place(),
                    "there is no component '%s'"
                        .formatted(it.path().substring(0, it.path().lastIndexOf('.')))));
  }

  /// Whether the name has a component of upstream, a label and an export.
  private static boolean isExport(String name) {
    return NAMESPACES.stream().anyMatch(name::startsWith)
        && name.chars().filter(c -> c == '.').count() >= 3;
  }

  /// Whether the name begins with the id of a component.
  private static boolean begins(String name, Set<String> ids) {
    int dot = name.lastIndexOf('.');
    while (dot > 0) {
      if (ids.contains(name.substring(0, dot))) {
        return true;
      }
      dot = name.lastIndexOf('.', dot - 1);
    }
    return false;
  }
}
