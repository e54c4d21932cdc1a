package dev.plg.source.flux;

import dev.plg.source.values.Trees;
import dev.plg.source.values.UnknownValue;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `${variable}` in what a Flux Kustomization applies.
// fluxcd/kustomize-controller docs/spec/v1/kustomizations.md: post build variable substitution
public final class Substitution {

  private static final Pattern VARIABLE =
      Pattern.compile("(\\$)?\\$\\{([A-Za-z_][A-Za-z0-9_]*)((?::?[-=])([^}]*))?([^}]*)\\}");

  private final Map<String, String> known;

  /// Whether a variable that is not known may still have a value.
  private final boolean open;

  /// Whether it is certain that there is a substitution at all.
  private final boolean certain;

  /// @param known the variables with their values
  /// @param open whether there may be more
  public Substitution(Map<String, String> known, boolean open) {
    this(known, open, true);
  }

  private Substitution(Map<String, String> known, boolean open, boolean certain) {
    this.known = Map.copyOf(known);
    this.open = open;
    this.certain = certain;
  }

  /// The substitution of an object that some Kustomization may apply: `$${…}` stays as it is.
  static Substitution possible() {
    return new Substitution(Map.of(), true, false);
  }

  /// The object after substitution: an [UnknownValue] where a variable is not known.
  public Mapping in(Mapping object) {
    boolean left =
        object
            .mapping("metadata")
            .mapping("annotations")
            .text("kustomize.toolkit.fluxcd.io/substitute")
            .filter("disabled"::equals)
            .isPresent();
    return left ? object : named(Trees.map(object, this::in), object.mapping("metadata"));
  }

  /// Objects whose names differ by a variable that is not known stay apart.
  private Mapping named(Mapping object, Mapping before) {
    Mapping.Builder metadata = object.mapping("metadata").toBuilder();
    boolean isOpen = false;
    for (String key : List.of("name", "namespace")) {
      Optional<Mapping.Entry> entry = before.entry(key);
      if (UnknownValue.is(object.mapping("metadata").find(key).orElse(Scalar.NULL))
          && entry.isPresent()
          && entry.get().value() instanceof Scalar scalar) {
        String text = replaced(scalar.text(), true).orElse(scalar.text());
        metadata.add(
            new Mapping.Entry(
                key,
                entry.get().keyPlace(),
                new Scalar(Scalar.Kind.STRING, text, scalar.place()),
                ""));
        isOpen = true;
      }
    }
    Optional<Mapping.Entry> own = object.entry("metadata");
    return isOpen && own.isPresent()
        ? object.toBuilder()
            .add(new Mapping.Entry("metadata", own.get().keyPlace(), metadata.build(), ""))
            .build()
        : object;
  }

  private Node in(Node node) {
    if (!(node instanceof Scalar scalar) || !scalar.text().contains("${")) {
      return node;
    }
    boolean isDocument = scalar.text().strip().contains("\n");
    Optional<String> text = replaced(scalar.text(), isDocument);
    return text.map(it -> with(scalar, it)).orElseGet(() -> UnknownValue.at(scalar.place()));
  }

  private static Node with(Scalar scalar, String text) {
    if (text.equals(scalar.text())) {
      return scalar;
    }
    boolean sameLines = text.lines().count() == scalar.text().lines().count();
    Scalar.Kind kind = scalar.isString() && !scalar.body().isKnown() ? kind(text) : scalar.kind();
    return sameLines
        ? new Scalar(kind, text, scalar.place(), scalar.body())
        : new Scalar(kind, text, scalar.place());
  }

  /// The text is substituted before YAML is read.
  private static Scalar.Kind kind(String text) {
    return YamlReader.readAsHelm("", text).documents().stream()
        .map(Document::root)
        .findFirst()
        .filter(Scalar.class::isInstance)
        .map(root -> ((Scalar) root).kind())
        .orElse(Scalar.Kind.STRING);
  }

  /// The text with its variables replaced; empty where one is unknown. In a document of its own
  /// that one stays as it is, so that the rest can be judged.
  private Optional<String> replaced(String text, boolean keepUnknown) {
    Matcher variable = VARIABLE.matcher(text);
    var replaced = new StringBuilder();
    int end = 0;
    while (variable.find()) {
      Optional<String> value = value(variable);
      if (value.isEmpty() && !keepUnknown) {
        return Optional.empty();
      }
      replaced.append(text, end, variable.start()).append(value.orElse(variable.group()));
      end = variable.end();
    }
    return Optional.of(replaced.append(text.substring(end)).toString());
  }

  private Optional<String> value(Matcher variable) {
    if (variable.group(1) != null) {
      return Optional.of(variable.group().substring(certain ? 1 : 0));
    }
    if (!variable.group(5).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> value = Optional.ofNullable(known.get(variable.group(2)));
    Optional<String> fallback = Optional.ofNullable(variable.group(4));
    return value.or(() -> fallback).or(() -> open ? Optional.empty() : Optional.of(""));
  }
}
