package dev.plg.model;

import java.util.Optional;

/// A taint that a pod puts up with.
///
/// @param key empty with operator `Exists`: every taint
/// @param operator `Exists` or `Equal`
/// @param effect empty: every effect
/// @param seconds with effect `NoExecute` alone: how long
public record Toleration(
    Optional<String> key,
    String operator,
    Optional<String> value,
    Optional<String> effect,
    Optional<Integer> seconds) {

  public Toleration {
    InvalidValue.unless(
        !operator.equals("Exists") || value.isEmpty(),
        "a toleration with operator Exists has no value",
        "remove the value, or use operator Equal");
    InvalidValue.unless(
        operator.equals("Exists") || key.isPresent(),
        "a toleration without a key needs operator Exists",
        "name the taint's key, or set operator: Exists");
    InvalidValue.unless(
        seconds.isEmpty() || effect.equals(Optional.of("NoExecute")),
        "tolerationSeconds requires effect NoExecute",
        "set effect: NoExecute, or remove tolerationSeconds");
  }
}
