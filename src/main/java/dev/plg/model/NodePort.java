package dev.plg.model;

/// A port that every node opens, from the API server's default range.
// kubernetes --service-node-port-range, default 30000-32767
public record NodePort(int number) {

  public static final int FIRST = 30000;
  public static final int LAST = 32767;

  public NodePort {
    InvalidValue.unless(
        number >= FIRST && number <= LAST,
        () -> "%d is not a node port".formatted(number),
        () -> "choose one from %d to %d".formatted(FIRST, LAST));
  }
}
