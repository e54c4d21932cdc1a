package dev.plg.catalog;

import java.time.LocalDate;

/// The day from which upstream no longer mends a program.
///
/// @param successor what upstream tells its users to take instead
/// @param source where upstream says so
public record EndOfLife(LocalDate on, String successor, String source) {}
