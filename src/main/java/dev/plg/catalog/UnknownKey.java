package dev.plg.catalog;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import java.util.Optional;

/// A key that a program or a chart does not know at the version in use.
///
/// @param at the way to the key from the root of the checked mapping
/// @param place where the key was written
/// @param key its last step
/// @param nearest the dotted path of the key that was most likely meant; `[]` represents a list's
///   items
/// @param removedIn the first version without it, where an earlier one had it
/// @param replacement what to do about a removed key, as an imperative: `delete it`, `` set `x`
///   instead ``
/// @param addedIn the first later version that knows the key
/// @param isCertain false where the version in use is not in the atlas, and may know it
public record UnknownKey(
    Pointer at,
    Location place,
    String key,
    Optional<String> nearest,
    Optional<String> removedIn,
    Optional<String> replacement,
    Optional<String> addedIn,
    boolean isCertain) {

  UnknownKey uncertain() {
    return new UnknownKey(at, place, key, nearest, removedIn, replacement, addedIn, false);
  }
}
