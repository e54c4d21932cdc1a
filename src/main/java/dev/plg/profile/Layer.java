package dev.plg.profile;

import dev.plg.yaml.Mapping;

/// One text's share of a stack.
///
/// @param shipped a profile of plg's own: its shape was checked when plg was built
record Layer(Mapping tree, boolean shipped) {}
