package dev.plg.catalog;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import java.util.Optional;

/// A key that a program or a chart does not know at the version in use.
///
/// @param at the way to the key from the root of the checked mapping
/// @param place where the key was written
/// @param key its last step
/// @param nearest the dotted path of the key that was most likely meant; `[]` stands for a list's items
/// @param removedIn the first version without it, where an earlier one had it
/// @param replacement what to write instead of a removed key, as a sentence's object: `delete it`
public record UnknownKey(
    Pointer at,
    Location place,
    String key,
    Optional<String> nearest,
    Optional<String> removedIn,
    Optional<String> replacement) {}
