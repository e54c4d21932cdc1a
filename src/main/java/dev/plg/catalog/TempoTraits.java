package dev.plg.catalog;

/// What differs between the versions of Tempo, seen from the pod.
///
/// @param httpPort the port that its chart configures for queries
/// @param user the numeric user that the image runs as
public record TempoTraits(int httpPort, int user) {}
