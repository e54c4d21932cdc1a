package dev.plg.picture;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import java.util.Map;
import java.util.Optional;

/// What the user says of a cluster that its manifests do not.
///
/// @param versions of a program, where no image tag tells it
/// @param runtime the container runtime of the nodes: `docker`, `containerd` or `cri-o`
public record Assumptions(Map<Program, Version> versions, Optional<String> runtime) {

  /// Nothing is known beside the manifests.
  public static final Assumptions NONE = new Assumptions(Map.of(), Optional.empty());

  public Assumptions {
    versions = Map.copyOf(versions);
  }
}
