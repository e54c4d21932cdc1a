package dev.plg.rule;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.model.Alloy;
import dev.plg.model.Collector;
import dev.plg.model.Promtail;
import dev.plg.view.ResolvedStack;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What rules on a stack look at.
public final class StackSubjects {

  public static final Subject<ResolvedStack, ResolvedStack> STACK =
      Subject.of(StackRule::new, Stream::of);

  /// Stacks by their version line of Loki.
  public static final Subject<ResolvedStack, ResolvedStack> STACK_LOKI =
      by("Loki", it -> Version.parse(it.stack().loki().version()));

  /// Stacks by the tag of Promtail's image, where it comes from Grafana's own repository.
  public static final Subject<ResolvedStack, ResolvedStack> STACK_PROMTAIL =
      by("Promtail", it -> collectorTag(it, Promtail.class));

  /// Stacks by the tag of the image of Alloy as the collector, where it comes from Grafana's own
  /// repository.
  public static final Subject<ResolvedStack, ResolvedStack> STACK_ALLOY =
      by("Alloy", it -> collectorTag(it, Alloy.class));

  /// Stacks by the version of their event exporter.
  public static final Subject<ResolvedStack, ResolvedStack> STACK_EXPORTER =
      by("event-exporter", it -> it.version(Program.EVENT_EXPORTER));

  /// Stacks by the version of their k8s-event-logger.
  public static final Subject<ResolvedStack, ResolvedStack> STACK_LOGGER =
      by("k8s-event-logger", it -> it.version(Program.K8S_EVENT_LOGGER));

  private StackSubjects() {}

  private static Subject<ResolvedStack, ResolvedStack> by(
      String program, Function<ResolvedStack, Optional<Version>> version) {
    return Subject.of(StackRule::new, program, Stream::of, version);
  }

  private static Optional<Version> collectorTag(
      ResolvedStack resolved, Class<? extends Collector.OnNodes> kind) {
    return resolved
        .stack()
        .collector(kind)
        .map(it -> it.workload().image())
        .filter(image -> image.repository().isEmpty())
        .flatMap(image -> image.tag())
        .flatMap(Version::parse);
  }
}
