package dev.plg.finding;

import java.util.Comparator;

/// One problem, ready to be shown.
///
/// @param rule the rule's id, `area/what`
/// @param message what is wrong, in lower case, naming the value; one line
/// @param why what would happen, one line; empty where the message says it
/// @param fix how to repair it, one line; empty where nothing can be done
public record Finding(
    String rule, Severity severity, Location place, String message, String why, String fix)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  public static Finding error(
      String rule, Location place, String message, String why, String fix) {
    return new Finding(rule, Severity.ERROR, place, message, why, fix);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// By file, line and rule, as reports print them.
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
