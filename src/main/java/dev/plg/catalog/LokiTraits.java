package dev.plg.catalog;

import java.util.Optional;

/// What differs between the versions of Loki, seen from the pod.
///
/// @param livenessPath the HTTP path that answers while the process lives; empty where only
///   readiness can be asked
/// @param shell true where the image holds one
public record LokiTraits(Optional<String> livenessPath, boolean shell) {}
