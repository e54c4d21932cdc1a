package dev.plg.alloy;

import java.util.ArrayList;
import java.util.List;

/// A block: `loki.write "default" { … }`.
///
/// @param name with its dots: `loki.write`
/// @param label empty for none
/// @param comment the line above it, without slashes; empty for none
public record Block(String name, String label, List<AlloyStatement> body, String comment)
    implements AlloyStatement {

  public Block {
    body = List.copyOf(body);
  }

  /// A block without a label: `endpoint { … }`.
  public static Block of(String name, AlloyStatement... body) {
    return new Block(name, "", List.of(body), "");
  }

  /// A component: `loki.write "default" { … }`.
  public static Block labelled(String name, String label, AlloyStatement... body) {
    return new Block(name, label, List.of(body), "");
  }

  public Block with(List<? extends AlloyStatement> more) {
    var all = new ArrayList<AlloyStatement>(body);
    all.addAll(more);
    return new Block(name, label, all, comment);
  }

  public Block about(String line) {
    return new Block(name, label, body, line);
  }
}
