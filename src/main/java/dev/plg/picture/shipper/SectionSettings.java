package dev.plg.picture.shipper;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;

/// SectionSettings of a section, each with its place in the text around it.
final class SectionSettings {

  private final Scalar around;
  private final Mapping.Builder entries = Mapping.builder();

  /// @param line of the section's head, from 0
  SectionSettings(Scalar around, int line) {
    this.around = around;
    entries.at(around.inside(line + 1, 1));
  }

  /// @param line from 0
  /// @param at the column of the value, from 0
  void add(String key, String value, int line, int at) {
    var place = around.inside(line + 1, at + 1);
    entries.add(
        new Mapping.Entry(
            key,
            around.inside(line + 1, 1),
            new Scalar(Scalar.Kind.STRING, unquoted(value), place),
            ""));
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  Mapping tree() {
    return entries.build();
  }

  /// The tree with one key, and below it what there is.
  static Mapping under(String key, Node value, Scalar around) {
    return Mapping.builder()
        .at(around.place())
        .add(new Mapping.Entry(key, around.place(), value, ""))
        .build();
  }

  static Sequence list(List<Mapping> items, Scalar around) {
    return new Sequence(List.copyOf(items), around.place());
  }
}
