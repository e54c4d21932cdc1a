package dev.plg.source.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What `.` and the variables of a template are at one place of it.
final class Scope {

  private final Optional<Scope> outer;
  private final Value root;
  private final Value dot;
  private final Map<String, Value> variables = new HashMap<>();

  private Scope(Optional<Scope> outer, Value root, Value dot) {
    this.outer = outer;
    this.root = root;
    this.dot = dot;
  }

  static Scope of(Value root) {
    return new Scope(Optional.empty(), root, root);
  }

  Value dot() {
    return dot;
  }

  /// A variable by its name without `$`; that without a name is the template's whole context.
  Value variable(String name) {
    if (name.isEmpty()) {
      return root;
    }
    Value known = variables.get(name);
    if (known != null) {
      return known;
    }
    return outer.map(it -> it.variable(name)).orElseGet(() -> new Value.Unknown("$" + name));
  }

  /// `$name := value`.
  void declare(String name, Value value) {
    variables.put(name, value);
  }

  /// `$name = value`: sets the variable where it was declared.
  void assign(String name, Value value) {
    if (variables.containsKey(name) || outer.isEmpty()) {
      variables.put(name, value);
    } else {
      outer.get().assign(name, value);
    }
  }

  /// The scope inside a block.
  Scope with(Value inner) {
    return new Scope(Optional.of(this), root, inner);
  }

  /// The scope inside a block that leaves `.` as it is.
  Scope inner() {
    return with(dot);
  }
}
