package dev.plg.source.template;

import dev.plg.source.template.Value.Known;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// The functions on texts.
final class Texts {

  private Texts() {}

  static Optional<Value> call(String name, List<Value> operands) {
    return switch (name) {
      case "quote" ->
          map(operands, it -> "\"" + it.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
      case "squote" -> map(operands, it -> "'" + it + "'");
      case "toString", "print" -> map(operands, it -> it);
      case "lower" -> map(operands, it -> it.toLowerCase(Locale.ROOT));
      case "upper" -> map(operands, it -> it.toUpperCase(Locale.ROOT));
      case "trim" -> map(operands, String::strip);
      case "int", "int64", "atoi" -> map(operands, it -> it).flatMap(Texts::whole);
      case "trimSuffix" ->
          two(
              operands,
              (end, it) -> it.endsWith(end) ? it.substring(0, it.length() - end.length()) : it);
      case "trimPrefix" ->
          two(operands, (start, it) -> it.startsWith(start) ? it.substring(start.length()) : it);
      case "contains" ->
          two(operands, (part, it) -> Boolean.toString(it.contains(part))).map(Texts::flag);
      case "hasPrefix" ->
          two(operands, (start, it) -> Boolean.toString(it.startsWith(start))).map(Texts::flag);
      case "hasSuffix" ->
          two(operands, (end, it) -> Boolean.toString(it.endsWith(end))).map(Texts::flag);
      case "replace" -> replaced(operands);
      case "printf" -> printed(operands);
      case "indent" -> indented(operands, "");
      case "nindent" -> indented(operands, "\n");
      case "toYaml" -> single(operands).map(it -> Value.of(yaml(((Known) it).node())));
      case "toJson" -> single(operands).map(it -> Value.of(((Known) it).node().toString()));
      default -> Optional.empty();
    };
  }

  private static Value flag(Value text) {
    return Value.of(text.text().filter("true"::equals).isPresent());
  }

  private static Optional<Value> map(List<Value> operands, UnaryOperator<String> change) {
    return single(operands).flatMap(Value::text).map(change).map(Value::of);
  }

  private static Optional<Value> whole(Value text) {
    return text.text()
        .filter(it -> it.matches("-?[0-9]{1,18}"))
        .map(it -> Value.of(Long.parseLong(it)));
  }

  private static Optional<Value> two(List<Value> operands, BinaryOperator<String> joining) {
    return operands.size() == 2
            && operands.get(0).text().isPresent()
            && operands.get(1).text().isPresent()
        ? Optional.of(
            Value.of(joining.apply(operands.get(0).text().get(), operands.get(1).text().get())))
        : Optional.empty();
  }

  private static Optional<Value> replaced(List<Value> operands) {
    boolean texts = operands.size() == 3 && operands.stream().allMatch(it -> it.text().isPresent());
    return texts
        ? Optional.of(
            Value.of(
                operands
                    .get(2)
                    .text()
                    .get()
                    .replace(operands.get(0).text().get(), operands.get(1).text().get())))
        : Optional.empty();
  }

  /// `%s`, `%d`, `%v` and `%q`; another verb is not known here.
  private static Optional<Value> printed(List<Value> operands) {
    if (operands.isEmpty() || operands.stream().anyMatch(it -> it.text().isEmpty())) {
      return Optional.empty();
    }
    String format = operands.getFirst().text().orElse("");
    var text = new StringBuilder();
    int next = 1;
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%' || at == format.length()) {
        text.append(c);
        continue;
      }
      char verb = format.charAt(at++);
      if (verb == '%') {
        text.append('%');
      } else if ("sdvq".indexOf(verb) >= 0 && next < operands.size()) {
        String word = operands.get(next++).text().orElse("");
        text.append(verb == 'q' ? "\"" + word + "\"" : word);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(Value.of(text.toString()));
  }

  private static Optional<Value> indented(List<Value> operands, String before) {
    return two(
        operands,
        (width, it) ->
            width.matches("[0-9]{1,2}")
                ? before + it.replaceAll("(?m)^", " ".repeat(Integer.parseInt(width)))
                : it);
  }

  private static String yaml(Node node) {
    String text = YamlWriter.write(node);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static Optional<Value> single(List<Value> operands) {
    return operands.size() == 1 ? Optional.of(operands.getFirst()) : Optional.empty();
  }
}
