package dev.plg.rule.agent;

import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.rule.Violation;
import dev.plg.view.AgentBlock;
import java.util.List;
import java.util.Optional;

/// The names of components, arguments and blocks that the program does not have: whether another
/// version has them, and what was most likely meant.
final class UnknownNames {

  private UnknownNames() {}

  /// @param block whose name it is, or that contains it
  /// @param at the way to the name
  /// @param what as in a sentence: "Alloy 1.4.0 has no component `loki.rite`"
  static Violation violation(AgentBlock block, Pointer at, Location place, String what) {
    Optional<String> added = block.keys().addedIn(at).map(Version::toString);
    Optional<String> nearest = block.keys().nearest(at);
    String history =
        block
            .keys()
            .removedIn(at)
            .map(": it was removed in %s"::formatted)
            .or(() -> added.map(": it was added in %s"::formatted))
            .orElse("");
    String fix =
        added
            .map(it -> "upgrade to %s %s".formatted(block.config().program().title(), it))
            .or(() -> nearest.map("did you mean `%s`?"::formatted))
            .orElse("");
    boolean isSlip = nearest.flatMap(it -> Nearest.slip(at.last(), List.of(it))).isPresent();
    return Violation.at(place, what + history)
        .fixedBy(fix)
        .certainIf(block.keys().isCertain(at) || (isSlip && block.config().version().isEmpty()));
  }
}
