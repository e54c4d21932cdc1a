package dev.plg.app.diff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Which object of one deployment is which of the other.
///
/// @param same by the name before, the name after: they differ where one side has no namespaces
record MatchedObjects(
    SequencedMap<ObjectName, ObjectName> same,
    SequencedSet<ObjectName> removed,
    SequencedSet<ObjectName> added) {

  static MatchedObjects of(Side before, Side after) {
    var same = new LinkedHashMap<ObjectName, ObjectName>();
    var removed = new LinkedHashSet<ObjectName>();
    var added = new LinkedHashSet<>(after.objects().sequencedKeySet());
    for (ObjectName name : before.objects().sequencedKeySet()) {
      if (added.remove(name)) {
        same.put(name, name);
      } else {
        removed.add(name);
      }
    }
    Map<String, List<ObjectName>> loose = byName(added);
    for (ObjectName name : List.copyOf(removed)) {
      List<ObjectName> like =
          loose.getOrDefault(key(name), List.of()).stream()
              .filter(it -> it.mayBe(name) && added.contains(it))
              .toList();
      if (like.size() == 1) {
        same.put(name, like.getFirst());
        removed.remove(name);
        added.remove(like.getFirst());
      }
    }
    return new MatchedObjects(same, removed, added);
  }

  private static String key(ObjectName name) {
    return name.kind() + " " + name.name();
  }

  private static Map<String, List<ObjectName>> byName(SequencedSet<ObjectName> names) {
    var all = new HashMap<String, List<ObjectName>>();
    for (ObjectName name : names) {
      all.merge(key(name), List.of(name), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    return all;
  }

  /// The name that messages use: the one with a namespace.
  static ObjectName shown(ObjectName before, ObjectName after) {
    return Optional.of(after).filter(it -> !it.namespace().isEmpty()).orElse(before);
  }
}
