package dev.plg.catalog;

import java.util.Optional;

/// A program at one version, with the chart that installs it.
///
/// @param chart empty where upstream publishes none
/// @param endOfLife empty while upstream still mends the program
public record ProgramRelease(
    Program program,
    Version version,
    Image image,
    Optional<Chart> chart,
    Optional<EndOfLife> endOfLife) {}
