package dev.plg.yaml;

import dev.plg.finding.Location;

/// A tree as it is kept between two questions: at hand, or packed into few bytes.
public sealed interface KeptTree permits KeptTree.Whole, Packing.Packed {

  /// A tree at hand.
  record Whole(Mapping tree) implements KeptTree {

    @Override
    public Location place() {
      return tree.place();
    }

    @Override
    public boolean isAtHand() {
      return true;
    }
  }

  Mapping tree();

  /// Where the tree begins.
  Location place();

  /// True where [#tree] costs nothing.
  boolean isAtHand();
}
