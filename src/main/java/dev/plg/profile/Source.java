package dev.plg.profile;

import dev.plg.yaml.Parsed;

/// A stack file that was read.
///
/// @param parsed its documents
/// @param text what the places in the documents point into
public record Source(Parsed parsed, String text) {}
