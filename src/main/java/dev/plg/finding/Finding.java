package dev.plg.finding;

import java.util.List;
import java.util.Optional;

/// One problem, ready to be shown.
///
/// @param rule the rule's id, `area/what`
/// @param message what is wrong, in lower case, naming the value; one line
/// @param why what would happen, one line; empty where the message states it
/// @param fix how to repair it, one line; empty where nothing can be done
/// @param edits the repair itself, where it is certain and local
/// @param assignment the value that the repair sets, where it is that
public record Finding(
    String rule,
    Severity severity,
    Location place,
    String message,
    String why,
    String fix,
    List<Edit> edits,
    Optional<Assignment> assignment)
    implements Comparable<Finding> {

  /// A value of the user's may be of any length, and have lines of its own.
  private static final int LONGEST = 600;

  public Finding {
    message = oneLine(message);
    why = oneLine(why);
    fix = oneLine(fix);
    edits = List.copyOf(edits);
  }

  private static String oneLine(String text) {
    String line = text.indexOf('\n') < 0 ? text : text.replaceAll("\\s*\n\\s*", " ").strip();
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + " …";
  }

  /// A finding that a person has to repair.
  public Finding(
      String rule, Severity severity, Location place, String message, String why, String fix) {
    this(rule, severity, place, message, why, fix, List.of(), Optional.empty());
  }

  /// The same finding with a repair: at its place, `is` replaces `was`.
  public Finding repairedBy(String was, String is) {
    return repairedBy(new Edit(place, was, is));
  }

  public Finding repairedBy(Edit repair) {
    return repairedBy(List.of(repair));
  }

  /// The same finding with a repair that is made in several places at once.
  public Finding repairedBy(List<Edit> repair) {
    return new Finding(rule, severity, place, message, why, fix, repair, assignment);
  }

  /// The same finding, repaired by setting a value.
  public Finding repairedBy(Assignment value, List<Edit> repair) {
    return new Finding(rule, severity, place, message, why, fix, repair, Optional.of(value));
  }

  public static Finding error(String rule, Location place, String message, String why, String fix) {
    return new Finding(rule, Severity.ERROR, place, message, why, fix);
  }

  /// The same finding where it is not certain enough for its severity.
  public Finding atMost(Severity most) {
    boolean isMore = severity.compareTo(most) < 0;
    return isMore ? new Finding(rule, most, place, message, why, fix, edits, assignment) : this;
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// By file, line and rule, as reports print them; 0 where both would be printed alike.
  @Override
  public int compareTo(Finding other) {
    int places = place.compareTo(other.place);
    int rules = places == 0 ? rule.compareTo(other.rule) : places;
    return rules == 0 ? message.compareTo(other.message) : rules;
  }
}
