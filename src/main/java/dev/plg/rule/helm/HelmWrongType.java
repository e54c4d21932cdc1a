package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.ValuesSubjects.VALUES;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.ChartKeys;
import dev.plg.catalog.ValueType;
import dev.plg.finding.Pointer;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.UserValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A value has the type that the templates of the chart use it as: a string, a map, a list, a
/// boolean.
final class HelmWrongType {

  /// Maps of Kubernetes that contain only strings.
  private static final Set<String> OF_TEXTS =
      Set.of(
          "annotations",
          "commonLabels",
          "labels",
          "matchLabels",
          "nodeSelector",
          "podAnnotations",
          "podLabels",
          "serviceAnnotations",
          "serviceLabels");

  /// Strings that are read as numbers unless they are quoted.
  private static final Set<String> VERSIONS = Set.of("tag", "imageTag", "digest");

  static final Rule RULE =
      error("helm/wrong-type", VALUES)
          .what("a value has another type than the chart's templates use")
          .why("Helm drops it or renders something else, or the API server refuses the object")
          .fix("use the type of the chart's own value")
          .source(
              "helm/helm pkg/chart/common/util/coalesce.go@v3.18: 'skipped value for %s: Not a"
                  + " table'")
          .finds(HelmWrongType::violations);

  private HelmWrongType() {}

  private static Stream<Violation> violations(UserValues values) {
    var walk = new Walk(values.known().keys());
    walk.into(Pointer.ROOT, values.tree(), false);
    return walk.found.stream();
  }

  /// The values of one file, compared with the types of one chart.
  private static final class Walk {

    private final ChartKeys keys;
    private final List<Violation> found = new ArrayList<>();

    Walk(ChartKeys keys) {
      this.keys = keys;
    }

    /// @param handedOn whether the chart prints it unchanged
    void into(Pointer path, Mapping values, boolean handedOn) {
      boolean ofTexts = handedOn && OF_TEXTS.contains(path.last());
      for (Mapping.Entry entry : values.entries()) {
        Pointer here = path.to(entry.key());
        ValueType type = ofTexts ? ValueType.STRING : keys.type(here).orElse(ValueType.ANY);
        boolean below = handedOn || type == ValueType.MAP;
        check(here, type, entry, ofTexts, below);
        if (entry.value() instanceof Mapping mapping) {
          into(here, mapping, below);
        } else if (entry.value() instanceof Sequence list && here.last().endsWith("nv")) {
          variables(here, list);
        }
      }
    }

    private void check(
        Pointer path, ValueType type, Mapping.Entry entry, boolean ofTexts, boolean handedOn) {
      Node value = entry.value();
      if (isEmpty(value) || isTemplate(value)) {
        return;
      }
      switch (type) {
        case MAP, CLOSED -> {
          if (!(value instanceof Mapping)) {
            say(path, entry, "must be a map", "write a map");
          }
        }
        case LIST -> {
          if (!(value instanceof Sequence)) {
            say(path, entry, "must be a list", "write a list");
          }
        }
        case STRING -> text(path, entry, ofTexts);
        case BOOL -> bool(path, entry);
        case INT, FLOAT -> number(path, entry, handedOn);
        case ANY -> tag(path, entry);
        // Only configurations of programs have keys of these types.
        case GO_DURATION, DURATION, BYTES, BLOCK, BLOCKS -> {}
      }
    }

    private void text(Pointer path, Mapping.Entry entry, boolean ofTexts) {
      if (!(entry.value() instanceof Scalar scalar)) {
        say(
            path,
            entry,
            "must be a string",
            "write it as a block of text: `%s: |`".formatted(path.last()));
      } else if (!scalar.isString() && (ofTexts || isReadAsOther(scalar))) {
        quote(path, entry, scalar);
      }
    }

    private void tag(Pointer path, Mapping.Entry entry) {
      if (VERSIONS.contains(path.last())
          && entry.value() instanceof Scalar scalar
          && isReadAsOther(scalar)) {
        quote(path, entry, scalar);
      }
    }

    private void quote(Pointer path, Mapping.Entry entry, Scalar scalar) {
      String quoted = "\"%s\"".formatted(scalar.text());
      found.add(
          at(
                  scalar.place(),
                  "`%s` must be a string, but `%s` is %s"
                      .formatted(path, scalar.text(), isA(entry.value())))
              .fixedBy("write " + quoted)
              .replacing(scalar.text(), quoted));
    }

    private void bool(Pointer path, Mapping.Entry entry) {
      if (!(entry.value() instanceof Scalar scalar)) {
        say(path, entry, "must be true or false", "write true or false");
      } else if (scalar.isString()) {
        found.add(
            at(
                    scalar.place(),
                    "`%s` must be true or false: templates treat any string as true, even `\"%s\"`"
                        .formatted(path, scalar.text()))
                .fixedBy("write it without quotes"));
      }
    }

    private void number(Pointer path, Mapping.Entry entry, boolean handedOn) {
      boolean isNumber =
          entry.value() instanceof Scalar scalar
              && (scalar.isString()
                  ? !handedOn && scalar.text().matches("-?[0-9]+")
                  : scalar.kind() != Scalar.Kind.BOOLEAN);
      if (!isNumber && !path.last().equals("port") && !path.last().endsWith("Port")) {
        say(path, entry, "must be a number", "write a number");
      }
    }

    private void variables(Pointer path, Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof Mapping variable) {
          Pointer value = path.to(i).to("value");
          variable
              .entry("value")
              .filter(entry -> !isEmpty(entry.value()))
              .ifPresent(entry -> text(value, entry, true));
        }
      }
    }

    private void say(Pointer path, Mapping.Entry entry, String must, String fix) {
      found.add(
          at(entry.keyPlace(), "`%s` %s, but is %s".formatted(path, must, isA(entry.value())))
              .fixedBy(fix));
    }
  }

  /// Null and what is empty fit every type.
  private static boolean isEmpty(Node value) {
    return value.isNull()
        || value.equals(Mapping.EMPTY)
        || value.equals(Sequence.EMPTY)
        || (value instanceof Scalar scalar && scalar.isString() && scalar.text().isEmpty());
  }

  /// The value of a template is not known.
  private static boolean isTemplate(Node value) {
    return value instanceof Scalar scalar && scalar.text().contains("{{");
  }

  /// Helm reads numbers as binary floating point: `2.10` comes out as `2.1`, `20240101` as
  /// `2.0240101e+07`.
  private static boolean isReadAsOther(Scalar scalar) {
    return switch (scalar.kind()) {
      case FLOAT -> scalar.text().endsWith("0") || scalar.text().matches(".*[eE].*");
      case INTEGER -> !scalar.text().matches("[1-9][0-9]{0,5}|0");
      case STRING, BOOLEAN, NULL -> false;
    };
  }

  private static String isA(Node value) {
    return switch (value) {
      case Mapping _ -> "a map";
      case Sequence _ -> "a list";
      case Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> "a string";
            case INTEGER, FLOAT -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "nothing";
          };
    };
  }
}
