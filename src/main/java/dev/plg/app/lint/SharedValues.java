package dev.plg.app.lint;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Release;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Values that several charts get, as the globals of an umbrella chart, or a file that two releases
/// name: what one of them does not read may be meant for another.
final class SharedValues {

  private final List<Said> all;
  private final IdentityHashMap<Release, Set<Location>> keys = new IdentityHashMap<>();

  /// What was said of a release by itself.
  record Said(Release release, List<Finding> findings) {

    boolean isUnread(Location place) {
      return findings.stream()
          .anyMatch(it -> it.rule().equals(ReleaseJudging.UNREAD) && it.place().equals(place));
    }
  }

  SharedValues(List<Said> all) {
    this.all = all;
  }

  /// What is left of that without the values that another chart may read.
  List<Finding> without(Said said) {
    return said.findings().stream()
        .filter(
            it -> !it.rule().equals(ReleaseJudging.UNREAD) || !isRead(it.place(), said.release()))
        .toList();
  }

  private boolean isRead(Location place, Release by) {
    return all.stream()
        .filter(other -> isAnother(other.release(), by))
        .anyMatch(other -> has(other.release(), place) && !other.isUnread(place));
  }

  /// A release of another chart, but not of a chart around it, whose own templates are known.
  private static boolean isAnother(Release other, Release by) {
    return !other.chart().name().equals(by.chart().name())
        && !by.by().startsWith(other.by() + " (");
  }

  private boolean has(Release release, Location place) {
    return keys.computeIfAbsent(release, it -> keys(it.values())).contains(place);
  }

  private static Set<Location> keys(Mapping values) {
    var keys = new HashSet<Location>();
    add(values, keys);
    return keys;
  }

  private static void add(Node node, Set<Location> keys) {
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> {
                    keys.add(entry.keyPlace());
                    add(entry.value(), keys);
                  });
      case Sequence sequence -> sequence.items().forEach(item -> add(item, keys));
      case Scalar _ -> {}
    }
  }
}
