package dev.plg.app.diff;

import dev.plg.yaml.KeptTree;
import dev.plg.yaml.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// One of the two deployments that are compared: its objects as manifests would have them.
///
/// @param name as the user named it
/// @param objects in the order in which they were read
/// @param rolling ConfigMaps and Secrets whose names change with what they hold
/// @param isLive whether the API server printed them
public record Side(
    String name,
    SequencedMap<ObjectName, KeptTree> objects,
    Set<ObjectName> rolling,
    boolean isLive) {

  public Side {
    objects = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(objects));
    rolling = Set.copyOf(rolling);
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  Optional<Mapping> object(ObjectName object) {
    return Optional.ofNullable(objects.get(object)).map(KeptTree::tree);
  }
}
