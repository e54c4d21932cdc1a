package dev.plg.component;

import dev.plg.finding.Pointer;

/// A wish of the stack that a format has no words for.
///
/// @param at in the stack: `events.logger.ignoreNormal`
/// @param message what cannot be said, in lower case
/// @param fix how to do without it
public record Unfit(Pointer at, String message, String why, String fix) {}
