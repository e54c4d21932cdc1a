package dev.plg.app.diff;

import java.util.Optional;

/// One difference between two deployments, and what it does.
///
/// @param presence whether the object itself comes or goes
/// @param difference what differs in it; empty where the whole object comes or goes
record Change(
    ObjectName object, Presence presence, Optional<DifferentValue> difference, Verdict verdict) {

  /// What becomes of an object.
  enum Presence {
    ADDED,
    REMOVED,
    CHANGED
  }

  static Change of(ObjectName object, DifferentValue difference, Verdict verdict) {
    return new Change(object, Presence.CHANGED, Optional.of(difference), verdict);
  }

  Effect effect() {
    return verdict.effect();
  }
}
