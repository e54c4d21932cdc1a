package dev.plg.model;

/// A path of a node's file system, from the root, without `.`, `..` or a `/` at its end.
public record AbsolutePath(String value) {

  public AbsolutePath {
    InvalidValue.unless(
        value.startsWith("/"),
        () -> "'%s' is not an absolute path".formatted(value),
        () -> "begin it with '/'");
    InvalidValue.unless(
        value.matches("(/[^/\\p{Cntrl}:]+)+")
            && !value.contains("/../")
            && !value.contains("/./")
            && !value.endsWith("/..")
            && !value.endsWith("/."),
        () -> "'%s' is not a plain path".formatted(value),
        () -> "write it without '.', '..', ':', doubled '/' or a '/' at its end");
  }

  @Override
  public String toString() {
    return value;
  }
}
