package dev.plg.source.template;

import dev.plg.finding.Location;
import dev.plg.source.template.Value.Known;
import dev.plg.source.template.Value.Unknown;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The functions of Go's templates, Sprig and Helmfile that compute and read nothing but files of
/// the repository. The last operand is the one that a pipe hands over.
// masterminds.github.io/sprig; helmfile.readthedocs.io/en/latest/templating_funcs
final class Functions {

  private final Function<String, Optional<String>> files;

  /// @param files the text of a file by the path that the template names
  Functions(Function<String, Optional<String>> files) {
    this.files = files;
  }

  /// What a function comes to; empty where it is none of those known here.
  Optional<Value> call(String name, List<Value> operands) {
    Optional<Value> choice = choice(name, operands);
    if (choice.isPresent()) {
      return choice;
    }
    for (Value operand : operands) {
      if (operand instanceof Unknown) {
        return Optional.of(operand);
      }
    }
    return compare(name, operands)
        .or(() -> Texts.call(name, operands))
        .or(() -> structure(name, operands));
  }

  /// Functions that an unknown operand does not make unknown by itself.
  private static Optional<Value> choice(String name, List<Value> operands) {
    return switch (name) {
      case "default" -> operands.size() == 2 ? fallback(operands) : Optional.empty();
      case "coalesce" -> Optional.of(first(operands));
      case "and" -> Optional.of(until(operands, false));
      case "or" -> Optional.of(until(operands, true));
      case "ternary" -> operands.size() == 3 ? ternary(operands) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Value> fallback(List<Value> operands) {
    Value given = operands.get(1);
    return Optional.of(given.truth().map(set -> set ? given : operands.get(0)).orElse(given));
  }

  private static Optional<Value> ternary(List<Value> operands) {
    Value condition = operands.get(2);
    return Optional.of(
        condition.truth().map(is -> is ? operands.get(0) : operands.get(1)).orElse(condition));
  }

  private static Value first(List<Value> operands) {
    for (Value operand : operands) {
      if (operand.truth().orElse(true)) {
        return operand;
      }
    }
    return Known.NULL;
  }

  /// The first operand whose truth is `stop`, or the last.
  private static Value until(List<Value> operands, boolean stop) {
    Value last = Known.NULL;
    for (Value operand : operands) {
      last = operand;
      Optional<Boolean> truth = operand.truth();
      if (truth.isEmpty() || truth.get() == stop) {
        return operand;
      }
    }
    return last;
  }

  private static Optional<Value> compare(String name, List<Value> operands) {
    return switch (name) {
      case "eq" ->
          Optional.of(
              Value.of(
                  operands.size() > 1
                      && operands.stream().skip(1).anyMatch(it -> same(operands.getFirst(), it))));
      case "ne" ->
          operands.size() == 2
              ? Optional.of(Value.of(!same(operands.get(0), operands.get(1))))
              : Optional.empty();
      case "lt", "le", "gt", "ge" -> order(name, operands);
      case "not" -> single(operands).flatMap(Value::truth).map(is -> Value.of(!is));
      case "empty" -> single(operands).flatMap(Value::truth).map(is -> Value.of(!is));
      default -> Optional.empty();
    };
  }

  private static boolean same(Value a, Value b) {
    Optional<Double> number = number(a);
    if (number.isPresent() && number(b).isPresent()) {
      return number.equals(number(b));
    }
    return a.text().isPresent() ? a.text().equals(b.text()) : a.equals(b);
  }

  private static Optional<Value> order(String name, List<Value> operands) {
    if (operands.size() != 2) {
      return Optional.empty();
    }
    Optional<Double> left = number(operands.get(0));
    Optional<Double> right = number(operands.get(1));
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    int order = Double.compare(left.get(), right.get());
    return Optional.of(
        Value.of(
            switch (name) {
              case "lt" -> order < 0;
              case "le" -> order <= 0;
              case "gt" -> order > 0;
              default -> order >= 0;
            }));
  }

  private static Optional<Double> number(Value value) {
    return value
        .text()
        .filter(it -> it.matches("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?"))
        .map(Double::valueOf);
  }

  private static Optional<Value> single(List<Value> operands) {
    return operands.size() == 1 ? Optional.of(operands.getFirst()) : Optional.empty();
  }

  private Optional<Value> structure(String name, List<Value> operands) {
    return switch (name) {
      case "get", "getOrNil" -> Optional.of(found(name, operands));
      case "index" -> Optional.of(indexed(operands));
      case "hasKey" ->
          operands.size() == 2
                  && operands.get(0) instanceof Known(Mapping mapping)
                  && operands.get(1).text().isPresent()
              ? Optional.of(Value.of(mapping.find(operands.get(1).text().get()).isPresent()))
              : Optional.empty();
      case "list" -> Optional.of(new Known(new Sequence(nodes(operands), Location.NONE)));
      case "dict" -> dict(operands);
      case "fromYaml" -> single(operands).flatMap(Value::text).map(Functions::parsed);
      case "readFile" -> single(operands).flatMap(Value::text).flatMap(files).map(Value::of);
      case "tpl" -> operands.isEmpty() ? Optional.empty() : plain(operands.getFirst());
      case "required" -> operands.size() == 2 ? Optional.of(operands.get(1)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static List<Node> nodes(List<Value> operands) {
    return operands.stream().map(it -> ((Known) it).node()).toList();
  }

  private static Optional<Value> dict(List<Value> operands) {
    Mapping.Builder dict = Mapping.builder();
    for (int at = 0; at + 1 < operands.size(); at += 2) {
      dict.put(operands.get(at).text().orElse(""), ((Known) operands.get(at + 1)).node());
    }
    return Optional.of(new Known(dict.build()));
  }

  private static Value parsed(String text) {
    return YamlReader.read("", text).documents().stream()
        .findFirst()
        .<Value>map(document -> new Known(document.root()))
        .orElse(Known.NULL);
  }

  /// A text without braces is what `tpl` makes of it.
  private static Optional<Value> plain(Value text) {
    return text.text().filter(it -> !it.contains("{{")).map(_ -> text);
  }

  /// Helmfile's `get "a.b" default map`, and Sprig's `get map "key"`.
  private static Value found(String name, List<Value> operands) {
    if (operands.size() == 2 && operands.get(0) instanceof Known(Mapping _)) {
      return operands.get(1).text().map(operands.get(0)::field).orElse(Known.NULL);
    }
    if (operands.isEmpty() || operands.getFirst().text().isEmpty()) {
      return new Unknown(name);
    }
    Value here = operands.getLast();
    for (String step : operands.getFirst().text().get().split("\\.", -1)) {
      here = here instanceof Known(Mapping _) ? here.field(step) : Known.NULL;
    }
    boolean missing = here.equals(Known.NULL);
    if (missing && operands.size() == 3) {
      return operands.get(1);
    }
    return missing && name.equals("get") ? new Unknown(name) : here;
  }

  private static Value indexed(List<Value> operands) {
    Value here = operands.isEmpty() ? Known.NULL : operands.getFirst();
    for (Value step : operands.subList(Math.min(1, operands.size()), operands.size())) {
      String key = step.text().orElse("");
      boolean number = key.matches("[0-9]{1,6}");
      here =
          here instanceof Known(Sequence list)
                  && number
                  && Integer.parseInt(key) < list.items().size()
              ? new Known(list.items().get(Integer.parseInt(key)))
              : here.field(key);
    }
    return here;
  }
}
