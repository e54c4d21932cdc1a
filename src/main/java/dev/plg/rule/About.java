package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import java.util.List;

/// What a rule demands, and on whose authority.
///
/// @param id `area/what`
/// @param aliases the ids that the rule has elsewhere
/// @param versions of the program that the fact holds for
/// @param message what is wrong where the rule finds something, in general
/// @param why what happens where the demand is not met, one line
/// @param fix how to meet it, one line
/// @param source where the fact stands: a file of upstream's at a version, or a page
public record About(
    String id,
    List<String> aliases,
    Severity severity,
    Versions versions,
    String message,
    String why,
    String fix,
    String source) {

  public About {
    aliases = List.copyOf(aliases);
  }

  public Finding finding(Location place, String message) {
    return finding(place, message, fix);
  }

  public Finding finding(Location place, String message, String betterFix) {
    return new Finding(id, severity, place, message, why, betterFix);
  }
}
