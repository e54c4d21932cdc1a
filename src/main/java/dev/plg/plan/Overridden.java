package dev.plg.plan;

import dev.plg.finding.Pointer;

/// A value that plg derived and the stack's `config` replaced.
///
/// @param at in the stack: `loki.config.common.replication_factor`
public record Overridden(Pointer at, String derived) {}
