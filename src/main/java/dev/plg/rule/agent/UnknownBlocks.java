package dev.plg.rule.agent;

import dev.plg.catalog.Version;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.view.AgentBlock;
import java.util.List;
import java.util.Optional;

/// What is said of a name that the program does not have: whether another version has it, and what
/// was most likely meant.
final class UnknownBlocks {

  private UnknownBlocks() {}

  /// @param block that the name is, or that holds it
  /// @param at the way to the name
  /// @param what as in a sentence: "Alloy 1.4.0 has no component `loki.rite`"
  static Finding finding(About about, AgentBlock block, Pointer at, Location place, String what) {
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
            .orElse(about.fix());
    Finding finding = about.finding(place, what + history, fix);
    boolean isSlip = nearest.flatMap(it -> Nearest.slip(at.last(), List.of(it))).isPresent();
    return block.keys().isCertain(at) || (isSlip && block.config().version().isEmpty())
        ? finding
        : finding.atMost(Severity.WARNING);
  }
}
