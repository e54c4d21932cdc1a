package dev.plg.rule.events;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.model.Workload;
import java.util.Optional;

/// What of the programs that bring events the stack runs.
final class Images {

  private Images() {}

  static Optional<Events.Exporter> exporter(Stack stack) {
    return stack
        .events()
        .filter(Events.Exporter.class::isInstance)
        .map(Events.Exporter.class::cast);
  }

  static Optional<Events.Logger> logger(Stack stack) {
    return stack.events().filter(Events.Logger.class::isInstance).map(Events.Logger.class::cast);
  }

  /// The version that the tag names, else the one that the catalog has for the line.
  static Version version(Stack stack, Program program, Workload workload) {
    Optional<Version> asked = workload.image().tag().flatMap(Version::parse);
    return asked.orElseGet(
        () -> Catalog.line(stack.loki().version()).orElseThrow().release(program).version());
  }
}
