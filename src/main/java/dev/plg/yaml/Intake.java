package dev.plg.yaml;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import java.util.Optional;

/// Who takes in a text that may be too large to be kept whole.
public interface Intake {

  /// What is kept of an item of the list that a document is: a `kind: List` of a whole cluster.
  Mapping kept(Mapping item);

  /// Why no more can be taken in; empty where it can. Asked each time that many values were read;
  /// where there is a reason, the document is left out, and the reason is its finding.
  ///
  /// @param at how far the document was read
  Optional<Finding> refusal(Location at);
}
