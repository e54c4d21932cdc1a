package dev.plg.app.lint;

import dev.plg.catalog.KnownChart;
import dev.plg.catalog.UnreadValue;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.Assigning;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Folds what follows from another finding on the same values into it: one cause is one finding.
final class Folding {

  /// The path of a value that a text quotes.
  private static final Pattern PATH = Pattern.compile("`([\\w.]+)(?=[:`])");

  /// Lists that tell only together what is mounted.
  private static final Pattern VOLUMES = Pattern.compile("(default|extra)Volume(Mount)?s");

  private final Mapping values;
  private final List<Finding> ofValues;
  private final List<UnreadValue> unread;

  /// @param ofValues what rules found in the values themselves
  Folding(KnownChart chart, Mapping values, List<Finding> ofValues) {
    this.values = values;
    this.ofValues = List.copyOf(ofValues);
    boolean hasUnread = ofValues.stream().anyMatch(it -> it.rule().equals(ReleaseJudging.UNREAD));
    this.unread = hasUnread ? chart.keys().unread(values) : List.of();
  }

  /// Whether another finding says the same of a value as this one of what it comes to.
  ///
  /// @param key of the chart's default that the finding is about
  boolean isTwin(Finding finding, Optional<Pointer> key) {
    return ofValues.stream()
        .filter(it -> covers(it, finding))
        .anyMatch(
            it ->
                part(it.place()).equals(part(finding.place()))
                    || key.filter(path -> it.message().contains("`" + path + "`")).isPresent());
  }

  private static boolean covers(Finding finding, Finding other) {
    return Rules.named(finding.rule())
        .filter(rule -> rule.about().covers().contains(other.rule()))
        .isPresent();
  }

  /// The part of the values that a place is in.
  private String part(Location place) {
    String part = "";
    for (Mapping.Entry entry : values.entries()) {
      boolean isAfter =
          entry.keyPlace().file().equals(place.file()) && entry.keyPlace().compareTo(place) <= 0;
      part = isAfter ? entry.key() : part;
    }
    return VOLUMES.matcher(part).matches() ? "volumes" : part;
  }

  /// Whether a value is missing only because it is written where the chart does not read it, or has
  /// an effect only because it is of another type than the chart takes.
  boolean isConsequence(Finding finding) {
    return isOfWrongType(finding) || isMissing(finding);
  }

  private boolean isOfWrongType(Finding finding) {
    return !finding.rule().equals(ReleaseJudging.WRONG_TYPE)
        && ofValues.stream()
            .anyMatch(
                it ->
                    it.rule().equals(ReleaseJudging.WRONG_TYPE)
                        && it.place().equals(finding.place()));
  }

  private boolean isMissing(Finding finding) {
    return !finding.rule().equals(ReleaseJudging.UNREAD)
        && !unread.isEmpty()
        && Stream.of(finding.message(), finding.fix().startsWith("set ") ? finding.fix() : "")
            .flatMap(text -> PATH.matcher(text).results())
            .map(path -> Pointer.of(path.group(1).split("\\.")))
            .anyMatch(this::isMisplaced);
  }

  /// The finding with a repair that sets its value in what another repair moves, so that both can
  /// be made at once.
  Finding withMoved(Finding finding) {
    return finding
        .assignment()
        .flatMap(
            set ->
                unread.stream()
                    .filter(value -> value.homes().size() == 1)
                    .filter(value -> isBelow(set.at(), value.homes().getFirst()))
                    .findFirst()
                    .map(
                        value -> {
                          int length = value.homes().getFirst().steps().size();
                          Pointer here = value.at().to(set.at().from(length));
                          return finding.repairedBy(Assigning.in(values, set.at(here)));
                        }))
        .orElse(finding);
  }

  private boolean isMisplaced(Pointer path) {
    return values.find(path).isEmpty()
        && unread.stream()
            .anyMatch(
                value ->
                    value.homes().stream()
                        .filter(home -> isBelow(path, home))
                        .map(home -> value.at().to(path.from(home.steps().size())))
                        .anyMatch(there -> values.find(there).isPresent()));
  }

  private static boolean isBelow(Pointer path, Pointer home) {
    int length = home.steps().size();
    return path.steps().size() >= length && path.steps().subList(0, length).equals(home.steps());
  }
}
