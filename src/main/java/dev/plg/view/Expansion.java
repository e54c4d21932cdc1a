package dev.plg.view;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program reads where its configuration takes variables of the environment: of
/// `${NAME:text}` the default, which applies unless the variable is set. Of `${NAME}` nothing is
/// known, and it stays.
// github.com/drone/envsubst, as in loki pkg/util/cfg/files.go:117@v3.7.6
public final class Expansion {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^:}]*(?::-?([^}]*))?}");

  private Expansion() {}

  /// Whether a text holds a variable, whose value is not known.
  public static boolean isVariable(String text) {
    return text.contains("${");
  }

  /// The default of a text that is one variable; empty where it has none.
  static Optional<String> standard(String text) {
    Matcher variable = VARIABLE.matcher(text);
    return variable.matches()
        ? Optional.ofNullable(variable.group(1)).filter(it -> !it.isEmpty())
        : Optional.empty();
  }

  /// A configuration with the defaults in place of their variables; itself where it has none.
  static Mapping of(Mapping config) {
    return config.scalars().anyMatch(it -> standard(it.text()).isPresent())
        ? expanded(config)
        : config;
  }

  private static Mapping expanded(Mapping config) {
    return Mapping.of(
        config.entries().stream()
            .map(
                it ->
                    new Mapping.Entry(it.key(), it.keyPlace(), expanded(it.value()), it.comment()))
            .toList(),
        config.place());
  }

  private static Node expanded(Node value) {
    return switch (value) {
      case Mapping mapping -> expanded(mapping);
      case Sequence list ->
          new Sequence(list.items().stream().map(Expansion::expanded).toList(), list.place());
      case Scalar scalar ->
          standard(scalar.text())
              .<Node>map(
                  text ->
                      new Scalar(ConfigValue.plainKind(text), text, scalar.place(), scalar.body()))
              .orElse(scalar);
    };
  }
}
