package dev.plg.finding;

/// A repair that is certain and local: at a place, one text replaces another.
///
/// @param at where the old text begins
/// @param was the old text, within one line
/// @param is the new text
public record Edit(Location at, String was, String is) {}
