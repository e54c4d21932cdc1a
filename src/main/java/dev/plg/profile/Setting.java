package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A `--set path=value`: the path's dots divide keys, `\.` is a dot within one; the value is YAML,
/// so `3` is a number, `"3"` a string, `[a, b]` a list, `null` removes.
final class Setting {

  private Setting() {}

  /// The name that places in the argument carry.
  static String source(String argument) {
    return "--set " + argument;
  }

  /// The argument as a layer; empty, with a finding, where it is not one.
  static Mapping read(String argument, List<Finding> findings, Map<String, String> texts) {
    String source = source(argument);
    texts.put(source, argument);
    int equals = argument.indexOf('=');
    List<String> path = equals < 1 ? List.of() : path(argument.substring(0, equals));
    if (path.isEmpty() || path.contains("")) {
      findings.add(
          Finding.error(
              "input/set",
              new Location(source, 1, 1),
              "'%s' is not of the form path=value".formatted(argument),
              "",
              "write the keys with dots between them, as in --set loki.retention=30d"));
      return Mapping.EMPTY;
    }
    Parsed value = YamlReader.read(source, argument.substring(equals + 1));
    value.findings().stream().map(it -> shifted(it, equals + 1)).forEach(findings::add);
    Node root = value.documents().isEmpty() ? Scalar.of("") : value.documents().getFirst().root();
    return nested(path, moved(root, equals + 1), new Location(source, 1, 1));
  }

  private static List<String> path(String text) {
    var steps = new ArrayList<String>();
    var step = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '.') {
        step.append('.');
        i++;
      } else if (c == '.') {
        steps.add(step.toString());
        step.setLength(0);
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    return steps;
  }

  private static Mapping nested(List<String> path, Node value, Location first) {
    int length = path.getFirst().length() + 1;
    var next = new Location(first.file(), first.line(), first.column() + length);
    Node inner = path.size() == 1 ? value : nested(path.subList(1, path.size()), value, next);
    return Mapping.of(List.of(new Mapping.Entry(path.getFirst(), first, inner, "")), first);
  }

  /// The same value with its places counted from the argument's begin.
  private static Node moved(Node node, int by) {
    return switch (node) {
      case Scalar scalar -> new Scalar(scalar.kind(), scalar.text(), shifted(scalar.place(), by));
      case Sequence list ->
          new Sequence(
              list.items().stream().map(item -> moved(item, by)).toList(),
              shifted(list.place(), by));
      case Mapping map ->
          Mapping.of(
              map.entries().stream()
                  .map(
                      entry ->
                          new Mapping.Entry(
                              entry.key(),
                              shifted(entry.keyPlace(), by),
                              moved(entry.value(), by),
                              entry.comment()))
                  .toList(),
              shifted(map.place(), by));
    };
  }

  private static Finding shifted(Finding it, int by) {
    return new Finding(
        it.rule(), it.severity(), shifted(it.place(), by), it.message(), it.why(), it.fix());
  }

  private static Location shifted(Location place, int by) {
    return place.line() == 1 ? new Location(place.file(), 1, place.column() + by) : place;
  }
}
