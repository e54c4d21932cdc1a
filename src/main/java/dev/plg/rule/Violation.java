package dev.plg.rule;

import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.List;

/// One place that breaks a rule.
///
/// @param message what is wrong here, naming the value
/// @param fix what to write here; empty where the rule's general fix says it
/// @param edits the fix itself, where it is certain and local
public record Violation(Location place, String message, String fix, List<Edit> edits) {

  public static Violation at(Location place, String message) {
    return new Violation(place, message, "", List.of());
  }

  public Violation fixedBy(String betterFix) {
    return new Violation(place, message, betterFix, edits);
  }

  /// The same violation, fixed by replacing a text at its place.
  public Violation replacing(String was, String is) {
    return new Violation(place, message, fix, List.of(new Edit(place, was, is)));
  }

  Finding of(About about) {
    return about.finding(place, message, fix.isEmpty() ? about.fix() : fix).repairedBy(edits);
  }
}
