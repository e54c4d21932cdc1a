package dev.plg.finding;

import java.util.Optional;

/// One problem, ready to be shown.
///
/// @param rule the rule's id, `area/what`
/// @param message what is wrong, in lower case, naming the value; one line
/// @param why what would happen, one line; empty where the message says it
/// @param fix how to repair it, one line; empty where nothing can be done
/// @param edit the repair itself, where it is certain and local
public record Finding(
    String rule,
    Severity severity,
    Location place,
    String message,
    String why,
    String fix,
    Optional<Edit> edit)
    implements Comparable<Finding> {

  /// A finding that a person has to repair.
  public Finding(
      String rule, Severity severity, Location place, String message, String why, String fix) {
    this(rule, severity, place, message, why, fix, Optional.empty());
  }

  /// The same finding with a repair: at its place, `is` stands for `was`.
  public Finding repairedBy(String was, String is) {
    return repairedBy(new Edit(place, was, is));
  }

  public Finding repairedBy(Edit repair) {
    return new Finding(rule, severity, place, message, why, fix, Optional.of(repair));
  }

  public static Finding error(
      String rule, Location place, String message, String why, String fix) {
    return new Finding(rule, Severity.ERROR, place, message, why, fix);
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
