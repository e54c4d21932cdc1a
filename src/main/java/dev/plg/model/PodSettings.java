package dev.plg.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every component's pods have in common.
///
/// @param nodeSelector labels that a node must have
/// @param affinity as in `pod.spec.affinity`
public record PodSettings(
    ImageChoice image,
    Resources resources,
    SortedMap<String, String> nodeSelector,
    List<Toleration> tolerations,
    Passthrough affinity) {

  public PodSettings {
    nodeSelector = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelector));
    tolerations = List.copyOf(tolerations);
  }
}
