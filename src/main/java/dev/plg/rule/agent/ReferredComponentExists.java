package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.river.RiverAttribute;
import dev.plg.picture.river.RiverBlock;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a component refers to is in the configuration.
final class ReferredComponentExists implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/no-such-component",
        Severity.ERROR,
        Versions.ALL,
        "a component refers to another one that does not exist",
        "Alloy and Grafana Agent do not start: `component … does not exist or is out of scope`",
        "write the name and the label of a component of this configuration",
        "https://grafana.com/docs/alloy/latest/get-started/configuration-syntax/expressions/"
            + "referencing_exports/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Map<Optional<KubeObject>, Long> files =
        Agents.in(picture)
            .collect(Collectors.groupingBy(ProgramConfig::object, Collectors.counting()));
    return Agents.in(picture)
        .filter(config -> files.getOrDefault(config.object(), 0L) == 1 && isWhole(config))
        .flatMap(config -> check(config))
        .toList();
  }

  /// Whether it reads no other file.
  private static boolean isWhole(ProgramConfig config) {
    return config.river().blocks().stream()
        .noneMatch(it -> it.name().startsWith("import.") || it.name().startsWith("module."));
  }

  private Stream<Finding> check(ProgramConfig config) {
    Set<String> ids = config.river().all().map(RiverBlock::id).collect(Collectors.toSet());
    return config
        .river()
        .all()
        .flatMap(block -> block.attributes().stream())
        .flatMap(attribute -> attribute.references().stream())
        .filter(reference -> isComponents(reference.name()) && !leads(reference.name(), ids))
        .map(reference -> finding(reference));
  }

  /// Whether the name is that of a component of upstream's, with its label and an export.
  private static boolean isComponents(String name) {
    boolean known =
        name.startsWith("loki.")
            || name.startsWith("otelcol.")
            || name.startsWith("discovery.")
            || name.startsWith("local.")
            || name.startsWith("prometheus.");
    return known && name.chars().filter(c -> c == '.').count() >= 3;
  }

  /// Whether a component's id is what the name begins with.
  private static boolean leads(String name, Set<String> ids) {
    int dot = name.lastIndexOf('.');
    while (dot > 0) {
      if (ids.contains(name.substring(0, dot))) {
        return true;
      }
      dot = name.lastIndexOf('.', dot - 1);
    }
    return false;
  }

  private Finding finding(RiverAttribute.Reference reference) {
    return about()
        .finding(
            reference.place(),
            "there is no component '%s'"
                .formatted(reference.name().substring(0, reference.name().lastIndexOf('.'))));
  }
}
