package dev.plg.yaml;

/// Lays one tree over another: maps merge, lists and scalars replace, `null` removes, and each
/// value keeps the place of the tree that it came from.
public final class Merge {

  private Merge() {}

  /// `above` laid over `below`; keys of `below` keep their order and come first.
  public static Mapping over(Mapping below, Mapping above) {
    return over(below, above, false);
  }

  /// The same for two trees that are to be laid over a third one: `null` stays, to remove there.
  public static Mapping keepingNulls(Mapping below, Mapping above) {
    return over(below, above, true);
  }

  private static Mapping over(Mapping below, Mapping above, boolean keepNulls) {
    Mapping.Builder merged = below.toBuilder().at(above.place());
    for (Mapping.Entry entry : above.entries()) {
      if (entry.value().isNull() && !keepNulls) {
        merged.remove(entry.key());
      } else {
        Node under = below.find(entry.key()).orElse(Mapping.EMPTY);
        merged.add(
            new Mapping.Entry(
                entry.key(),
                entry.keyPlace(),
                value(under, entry.value(), keepNulls),
                entry.comment()));
      }
    }
    return merged.build();
  }

  private static Node value(Node below, Node above, boolean keepNulls) {
    return switch (above) {
      case Mapping map ->
          over(below instanceof Mapping base ? base : Mapping.EMPTY, map, keepNulls);
      case Sequence _, Scalar _ -> above;
    };
  }
}
