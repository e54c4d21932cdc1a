package dev.plg.rule;

import dev.plg.finding.Assignment;
import dev.plg.finding.Edit;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.yaml.Assigning;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// One place that breaks a rule.
///
/// @param message what is wrong here, naming the value
/// @param fix what to write here; empty if the rule's general fix applies
/// @param edits the fix itself, where it is certain and local
/// @param assignment the value that the fix sets, where it is that
/// @param certain false where an error is shown as a warning, as the version in use is not known
public record Violation(
    Location place,
    String message,
    String fix,
    List<Edit> edits,
    Optional<Assignment> assignment,
    boolean certain) {

  public static Violation at(Location place, String message) {
    return new Violation(place, message, "", List.of(), Optional.empty(), true);
  }

  /// The same with a message that has a value for each `%s` in it.
  // The annotation that Error Prone asks for would be all that its library is needed for.
  @SuppressWarnings("AnnotateFormatMethod")
  public static Violation at(Location place, String pattern, Object... values) {
    return at(place, pattern.formatted(values));
  }

  public Violation fixedBy(String betterFix) {
    return new Violation(place, message, betterFix, edits, assignment, certain);
  }

  /// The same violation, fixed by replacing a text at its place.
  public Violation replacing(String was, String is) {
    return new Violation(
        place, message, fix, List.of(new Edit(place, was, is)), assignment, certain);
  }

  /// The same violation, fixed by setting a value.
  ///
  /// @param root of the configuration, or the values, that the value is set in
  public Violation setting(Mapping root, Assignment value) {
    return new Violation(
        place, message, value.fix(), Assigning.in(root, value), Optional.of(value), certain);
  }

  /// The same violation, an error only if it is certain.
  public Violation certainIf(boolean isCertain) {
    return new Violation(place, message, fix, edits, assignment, isCertain);
  }

  Finding of(About about) {
    Finding finding =
        new Finding(
            about.id(),
            about.severity(),
            place,
            message,
            about.why(),
            fix.isEmpty() ? about.fix() : fix,
            edits,
            assignment);
    return certain ? finding : finding.atMost(Severity.WARNING);
  }
}
