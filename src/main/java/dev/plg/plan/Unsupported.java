package dev.plg.plan;

import dev.plg.finding.Pointer;

/// A setting of the stack that a format cannot express.
///
/// @param at in the stack: `events.logger.ignoreNormal`
/// @param message the setting and what the format lacks, in lower case
/// @param fix how to do without it
public record Unsupported(Pointer at, String message, String why, String fix) {}
