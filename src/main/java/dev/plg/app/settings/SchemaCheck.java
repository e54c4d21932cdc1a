package dev.plg.app.settings;

import dev.plg.app.report.Printable;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Checks a tree against the part of JSON Schema that `.plg.yaml` needs. The validator that stacks
/// are checked with takes longer to load than a whole run of `plg lint`.
final class SchemaCheck {

  private static final String RULE = "input/settings";

  private final Mapping schema;
  private final List<Finding> findings = new ArrayList<>();

  SchemaCheck(Mapping schema) {
    this.schema = schema;
  }

  List<Finding> check(Node root) {
    check(schema, root, Pointer.ROOT);
    return List.copyOf(findings);
  }

  private void check(Mapping shape, Node value, Pointer at) {
    if (shape.find("enum").isPresent()) {
      checkChoice(texts(shape.sequence("enum")), value, at);
      return;
    }
    switch (shape.text("type").orElse("")) {
      case "object" -> checkMapping(shape, value, at);
      case "array" -> checkList(shape, value, at);
      default -> checkText(value, at);
    }
  }

  private void checkMapping(Mapping shape, Node value, Pointer at) {
    if (!(value instanceof Mapping mapping)) {
      refuse(value.place(), name(at) + " must be a mapping, not " + kind(value), "");
      return;
    }
    Mapping known = shape.mapping("properties");
    for (Mapping.Entry entry : mapping.entries()) {
      known
          .find(entry.key())
          .ifPresentOrElse(
              property -> check((Mapping) property, entry.value(), at.to(entry.key())),
              () -> refuseKey(entry, known.keys(), at));
    }
    for (String key : texts(shape.sequence("required"))) {
      if (mapping.find(key).isEmpty()) {
        refuse(
            value.place(),
            "%s has no `%s`".formatted(name(at), key),
            known.mapping(key).text("description").orElse(""));
      }
    }
  }

  private void refuseKey(Mapping.Entry entry, Set<String> known, Pointer at) {
    String key = Printable.of(entry.key());
    String meant =
        Nearest.to(entry.key(), known).map(it -> "; did you mean '" + it + "'?").orElse("");
    refuse(
        entry.keyPlace(),
        "%s has no key '%s'%s".formatted(name(at), key, meant),
        "known here: " + String.join(", ", known));
  }

  private void checkList(Mapping shape, Node value, Pointer at) {
    if (!(value instanceof Sequence list)) {
      refuse(value.place(), name(at) + " must be a list, not " + kind(value), "");
      return;
    }
    for (int i = 0; i < list.items().size(); i++) {
      check(shape.mapping("items"), list.items().get(i), at.to(i));
    }
  }

  private void checkText(Node value, Pointer at) {
    if (!(value instanceof Scalar scalar && scalar.isString())) {
      refuse(value.place(), name(at) + " must be a string, not " + kind(value), "");
    } else if (scalar.text().isBlank()) {
      refuse(value.place(), name(at) + " is empty", "");
    }
  }

  private void checkChoice(List<String> choices, Node value, Pointer at) {
    String given = value instanceof Scalar scalar ? scalar.text() : "";
    if (!choices.contains(given)) {
      String meant =
          Nearest.to(given, choices).map(it -> "; did you mean '" + it + "'?").orElse("");
      String shown = given.isEmpty() ? kind(value) : "'" + Printable.of(given) + "'";
      refuse(
          value.place(),
          name(at) + " cannot be " + shown + meant,
          "choose " + String.join(" or ", choices));
    }
  }

  private void refuse(Location place, String message, String fix) {
    findings.add(
        Finding.error(
            RULE,
            place,
            message,
            "plg cannot tell what to ignore or to show",
            fix.isEmpty() ? "`plg schema --of plg.yaml` prints what may be written" : fix));
  }

  private static String name(Pointer at) {
    return at.isRoot() ? ".plg.yaml" : "`" + at + "`";
  }

  private static String kind(Node node) {
    return switch (node) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Scalar scalar when scalar.isString() -> "a text";
      case Scalar scalar -> scalar.text().isEmpty() ? "null" : Printable.of(scalar.text());
    };
  }

  private static List<String> texts(Sequence list) {
    return list.items().stream().map(it -> ((Scalar) it).text()).toList();
  }
}
