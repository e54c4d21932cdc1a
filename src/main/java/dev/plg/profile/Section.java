package dev.plg.profile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.model.InvalidValue;
import dev.plg.model.Passthrough;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A mapping of the merged stack, read key by key into typed values. A value of the wrong YAML type
/// counts as absent: the schema check has reported it already.
final class Section {

  private final Mapping tree;
  private final Pointer at;
  private final Location place;
  private final List<Finding> findings;

  private Section(Mapping tree, Pointer at, Location place, List<Finding> findings) {
    this.tree = tree;
    this.at = at;
    this.place = place;
    this.findings = findings;
  }

  static Section root(Mapping tree, List<Finding> findings) {
    return new Section(tree, Pointer.ROOT, tree.place(), findings);
  }

  Section section(String key) {
    Location inner = tree.find(key).map(Node::place).orElse(place);
    return new Section(tree.mapping(key), at.to(key), inner, findings);
  }

  boolean has(String key) {
    return tree.find(key).isPresent();
  }

  List<String> keys() {
    return List.copyOf(tree.keys());
  }

  /// The text of a scalar as it is written, so that an unquoted `1.30` stays `1.30`.
  Optional<String> text(String key) {
    return tree.text(key);
  }

  <T> Optional<T> value(String key, Function<String, T> type) {
    return text(key).flatMap(text -> valid(key, () -> type.apply(text)));
  }

  /// The value, or what stands in for one that is left out; empty, with a finding, for a wrong one.
  <T> Optional<T> value(String key, Function<String, T> type, T otherwise) {
    return has(key) ? value(key, type) : Optional.of(otherwise);
  }

  /// The value, or a finding that says which key is missing.
  <T> Optional<T> required(String key, Function<String, T> type, String example) {
    if (!has(key)) {
      findings.add(missing(at.to(key), place, example));
    }
    return value(key, type);
  }

  Optional<Integer> number(String key) {
    return tree.find(key).flatMap(Section::wholeNumber);
  }

  /// Empty for a number that the schema check has refused.
  private static Optional<Integer> wholeNumber(Node node) {
    return node instanceof Scalar scalar
            && scalar.plain() instanceof Long number
            && number == number.intValue()
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  boolean flag(String key, boolean otherwise) {
    return text(key).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /// The items of a list of texts, each by its type.
  <T> List<T> values(String key, Function<String, T> type) {
    return tree.sequence(key).items().stream()
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .flatMap(item -> valid(at.to(key), item.place(), () -> type.apply(item.text())).stream())
        .toList();
  }

  /// The sections of a list of mappings.
  List<Section> sections(String key) {
    List<Node> items = tree.sequence(key).items();
    return items.stream()
        .filter(Mapping.class::isInstance)
        .map(
            item ->
                new Section(
                    (Mapping) item, at.to(key).to(items.indexOf(item)), item.place(), findings))
        .toList();
  }

  /// A map of texts whose pairs `check` accepts; the pairs that it refuses are reported and left
  /// out.
  SortedMap<String, String> texts(String key, BiConsumer<String, String> check) {
    var texts = new TreeMap<String, String>();
    for (Mapping.Entry entry : tree.mapping(key).entries()) {
      if (entry.value() instanceof Scalar value) {
        valid(
                at.to(key).to(entry.key()),
                entry.keyPlace(),
                () -> {
                  check.accept(entry.key(), value.text());
                  return value.text();
                })
            .ifPresent(text -> texts.put(entry.key(), text));
      }
    }
    return texts;
  }

  Passthrough passthrough(String key) {
    return new Passthrough(new TreeMap<>(tree.mapping(key).plain()));
  }

  /// A value made of several keys of this section; a finding at the section where they do not
  /// agree.
  <T> Optional<T> whole(Supplier<T> value) {
    return valid(at, place, value);
  }

  /// The same at one of its keys.
  <T> Optional<T> whole(String key, Supplier<T> value) {
    return valid(key, value);
  }

  void report(String rule, Location where, String message, String why, String fix) {
    findings.add(Finding.error(rule, where, message, why, fix));
  }

  Location place(String key) {
    return tree.find(key).map(Node::place).orElse(place);
  }

  Location place() {
    return place;
  }

  Pointer at() {
    return at;
  }

  private <T> Optional<T> valid(String key, Supplier<T> value) {
    return valid(at.to(key), place(key), value);
  }

  private <T> Optional<T> valid(Pointer pointer, Location where, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (InvalidValue e) {
      findings.add(
          Finding.error(
              "stack/value", where, "`%s`: %s".formatted(pointer, e.getMessage()), "", e.fix()));
      return Optional.empty();
    }
  }

  static Finding missing(Pointer pointer, Location where, String example) {
    return Finding.error(
        "stack/missing",
        where,
        "`%s` is missing".formatted(pointer),
        "",
        "set it, as in " + example);
  }
}
