package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Optional;

/// The stack that was asked for, and the text that asks for it.
///
/// @param source the merged layers, each value with its place
/// @param programs those that the stack runs, in the order of their components
public record ResolvedStack(Stack stack, Mapping source, List<StackProgram> programs) {

  public ResolvedStack {
    programs = List.copyOf(programs);
  }

  /// Where a value was written; where it was left out, the place of what it would stand in.
  public Location place(Pointer pointer) {
    for (Pointer at = pointer; !at.isRoot(); at = at.parent()) {
      Optional<Location> place = source.find(at).map(Node::place).filter(Location::isKnown);
      if (place.isPresent()) {
        return place.get();
      }
    }
    return source.place();
  }
}
