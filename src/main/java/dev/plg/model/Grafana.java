package dev.plg.model;

import java.util.Optional;

/// The user interface.
///
/// @param admin empty: Grafana starts with its own first-login default
/// @param config sections and keys of `grafana.ini`, merged over what plg sets, last
public record Grafana(
    Exposure exposure,
    Optional<AdminSecret> admin,
    Disk disk,
    PodSettings workload,
    Passthrough config) {}
