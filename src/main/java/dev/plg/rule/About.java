package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Severity;
import java.util.List;
import java.util.stream.Collectors;

/// The texts and the range of a rule.
///
/// @param id `area/what`
/// @param ranges the versions that the rule applies to; several where the fact has a gap, or holds
///   for several programs
/// @param what the problem in general, one line
/// @param why what happens at run time, one line
/// @param fix what to write instead, one line
/// @param source where the fact is documented: a file of a repository at a tag, or a page
/// @param covers for a rule on the stack, the rules on the picture that find the same
/// @param yields whether it says nothing where another rule finds an error, as it knows no more
///   than a key or the type of its value
/// @param ofAnyObject whether it applies to objects that no known program is part of, too
public record About(
    String id,
    Severity severity,
    List<Versions> ranges,
    String what,
    String why,
    String fix,
    String source,
    List<String> covers,
    boolean yields,
    boolean ofAnyObject) {

  public About {
    ranges = List.copyOf(ranges);
    covers = List.copyOf(covers);
  }

  /// The versions as in a sentence: `Loki >= 2.3, < 2.8`.
  public String range() {
    return ranges.stream().map(Versions::toString).collect(Collectors.joining(" or "));
  }

  /// The first part of the id.
  public String area() {
    return id.substring(0, id.indexOf('/'));
  }
}
