package dev.plg.model;

import java.util.Optional;

/// The cluster that the output is for.
///
/// @param nodes how many there are, at least one; empty: not said
public record Cluster(
    Platform platform,
    KubernetesVersion kubernetes,
    ContainerRuntime runtime,
    Optional<Integer> nodes) {

  public Cluster {
    nodes.ifPresent(
        number ->
            InvalidValue.unless(
                number >= 1,
                () -> "%d nodes cannot run anything".formatted(number),
                () -> "set 1 or more, or leave it out"));
  }
}
