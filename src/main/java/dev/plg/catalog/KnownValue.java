package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Node;

/// A value in the configuration of a program, with what is known of its key.
///
/// @param isCertain false where the version in use is not in the atlas, and may take another value
public record KnownValue(Pointer at, KnownKey key, Node value, boolean isCertain) {}
