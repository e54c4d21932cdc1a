package dev.plg.view;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Line;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Optional;

/// A stack, and the text that describes it.
///
/// @param source the merged layers, each value with its place
/// @param programs those that the stack runs, in the order of their components
public record ResolvedStack(Stack stack, Mapping source, List<StackProgram> programs) {

  public ResolvedStack {
    programs = List.copyOf(programs);
  }

  /// Where a value was written; where it was left out, the place of the section that it belongs to.
  public Location place(Pointer pointer) {
    for (Pointer at = pointer; !at.isRoot(); at = at.parent()) {
      Optional<Location> place = source.find(at).map(Node::place).filter(Location::isKnown);
      if (place.isPresent()) {
        return place.get();
      }
    }
    return source.place();
  }

  public Location placeOf(String... steps) {
    return place(Pointer.of(steps));
  }

  /// Where a schema period is written.
  public Location placeOfPeriod(int index) {
    return place(Pointer.of("loki", "schema").to(index));
  }

  /// Where a setting of the buckets is written.
  public Location placeOfBuckets(String... steps) {
    Pointer at = Pointer.of("storage");
    for (String step : stack.storage().path()) {
      at = at.to(step);
    }
    for (String step : steps) {
      at = at.to(step);
    }
    return place(at);
  }

  /// The version of a program that the stack runs: that of its image's tag, or else the one that
  /// the catalog has for the line.
  public Optional<Version> version(Program program) {
    return programs.stream()
        .filter(it -> it.program() == program)
        .findFirst()
        .map(
            it ->
                it.workload()
                    .image()
                    .tag()
                    .flatMap(Version::parse)
                    .orElseGet(() -> shipped(program)));
  }

  /// The releases of the programs that the stack runs.
  public Line line() {
    return Catalog.line(
        stack.loki().version(), stack.versions().programs(), stack.versions().charts());
  }

  private Version shipped(Program program) {
    return line().release(program).version();
  }

  public Optional<Events.Exporter> exporter() {
    return stack
        .events()
        .filter(Events.Exporter.class::isInstance)
        .map(Events.Exporter.class::cast);
  }

  public Optional<Events.Logger> logger() {
    return stack.events().filter(Events.Logger.class::isInstance).map(Events.Logger.class::cast);
  }
}
