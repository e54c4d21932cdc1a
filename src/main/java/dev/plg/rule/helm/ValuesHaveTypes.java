package dev.plg.rule.helm;

import dev.plg.catalog.ChartKeys;
import dev.plg.catalog.ValueType;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A template uses a value as what it is in the chart's own values: a text, a map, a list, a
/// switch.
final class ValuesHaveTypes implements ValuesRule {

  /// Maps of Kubernetes that hold nothing but texts.
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

  /// Texts that are read as numbers where nobody quotes them.
  private static final Set<String> VERSIONS = Set.of("tag", "imageTag", "digest");

  @Override
  public About about() {
    return new About(
        "helm/wrong-type",
        Severity.ERROR,
        Versions.ALL,
        "a value is not of the type that the chart's templates take",
        "Helm drops it or renders something else, or the API server refuses what is rendered",
        "write it as the chart's own values do",
        "helm pkg/chart/common/util/coalesce.go@v3.18: 'skipped value for %s: Not a table'");
  }

  @Override
  public List<Finding> check(UserValues values) {
    var findings = new ArrayList<Finding>();
    new Walk(values.known().keys(), findings).into(Pointer.ROOT, values.tree(), false);
    return findings;
  }

  /// One file's values, against the types of one chart.
  private final class Walk {

    private final ChartKeys keys;
    private final List<Finding> findings;

    Walk(ChartKeys keys, List<Finding> findings) {
      this.keys = keys;
      this.findings = findings;
    }

    /// @param handedOn true within what the chart prints as it is
    private void into(Pointer at, Mapping values, boolean handedOn) {
      boolean ofTexts = handedOn && OF_TEXTS.contains(at.last());
      for (Mapping.Entry entry : values.entries()) {
        Pointer here = at.to(entry.key());
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
        Pointer at, ValueType type, Mapping.Entry entry, boolean ofTexts, boolean handedOn) {
      Node value = entry.value();
      if (isEmpty(value) || isTemplate(value)) {
        return;
      }
      switch (type) {
        case MAP, CLOSED -> {
          if (!(value instanceof Mapping)) {
            say(at, entry, "wants a map", "write a map there");
          }
        }
        case LIST -> {
          if (!(value instanceof Sequence)) {
            say(at, entry, "wants a list", "write a list there");
          }
        }
        case STRING -> text(at, entry, ofTexts);
        case BOOL -> bool(at, entry);
        case INT, FLOAT -> number(at, entry, handedOn);
        case ANY -> tag(at, entry);
        // Only configurations of programs have keys of these types.
        case GO_DURATION, DURATION, BYTES -> {}
      }
    }

    private void text(Pointer at, Mapping.Entry entry, boolean ofTexts) {
      if (!(entry.value() instanceof Scalar scalar)) {
        say(at, entry, "wants a text", "write it as a block of text: `%s: |`".formatted(at.last()));
      } else if (!scalar.isString() && (ofTexts || isReadAsOther(scalar))) {
        quote(at, entry, scalar);
      }
    }

    private void tag(Pointer at, Mapping.Entry entry) {
      if (VERSIONS.contains(at.last())
          && entry.value() instanceof Scalar scalar
          && isReadAsOther(scalar)) {
        quote(at, entry, scalar);
      }
    }

    private void quote(Pointer at, Mapping.Entry entry, Scalar scalar) {
      String quoted = "\"%s\"".formatted(scalar.text());
      findings.add(
          about()
              .finding(
                  scalar.place(),
                  "`%s` wants a text, `%s` is %s".formatted(at, scalar.text(), isA(entry.value())),
                  "write " + quoted)
              .repairedBy(scalar.text(), quoted));
    }

    private void bool(Pointer at, Mapping.Entry entry) {
      if (!(entry.value() instanceof Scalar scalar)) {
        say(at, entry, "wants true or false", "write true or false");
      } else if (scalar.isString()) {
        findings.add(
            about()
                .finding(
                    scalar.place(),
                    "`%s` wants true or false, and any text counts as true, `\"%s\"` too"
                        .formatted(at, scalar.text()),
                    "write it without quotes"));
      }
    }

    private void number(Pointer at, Mapping.Entry entry, boolean handedOn) {
      boolean isNumber =
          entry.value() instanceof Scalar scalar
              && (scalar.isString()
                  ? !handedOn && scalar.text().matches("-?[0-9]+")
                  : scalar.kind() != Scalar.Kind.BOOLEAN);
      if (!isNumber && !at.last().equals("port") && !at.last().endsWith("Port")) {
        say(at, entry, "wants a number", "write a number there");
      }
    }

    private void variables(Pointer at, Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof Mapping variable) {
          Pointer value = at.to(i).to("value");
          variable
              .entry("value")
              .filter(entry -> !isEmpty(entry.value()))
              .ifPresent(entry -> text(value, entry, true));
        }
      }
    }

    private void say(Pointer at, Mapping.Entry entry, String wants, String fix) {
      findings.add(
          about()
              .finding(
                  entry.keyPlace(),
                  "`%s` %s, and is %s".formatted(at, wants, isA(entry.value())),
                  fix));
    }
  }

  /// What takes away or leaves empty suits every type.
  private static boolean isEmpty(Node value) {
    return value.isNull()
        || value.equals(Mapping.EMPTY)
        || value.equals(Sequence.EMPTY)
        || (value instanceof Scalar scalar && scalar.isString() && scalar.text().isEmpty());
  }

  /// What a text with braces becomes is known only when it is rendered.
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
            case STRING -> "a text";
            case INTEGER, FLOAT -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "nothing";
          };
    };
  }
}
