package dev.plg.finding;

/// A fix that sets one value, as `compactor.delete_request_store: s3`.
///
/// @param at the way to the value from the root of what the finding is about
/// @param value as YAML has it on one line
public record Assignment(Pointer at, String value) {

  public static Assignment of(String path, String value) {
    return new Assignment(Pointer.of(path.split("\\.")), value);
  }

  /// The same value elsewhere.
  public Assignment at(Pointer other) {
    return new Assignment(other, value);
  }

  /// What to do, in words.
  public String fix() {
    return "set `%s: %s`".formatted(at, value);
  }
}
