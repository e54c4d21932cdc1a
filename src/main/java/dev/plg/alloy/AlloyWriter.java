package dev.plg.alloy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Prints configurations as `alloy fmt` leaves them.
// alloy syntax/printer@v1.18.1: tabs; a blank line before each block but the first; the `=` of
// neighbouring attributes in one column
public final class AlloyWriter {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final StringBuilder out = new StringBuilder();

  private AlloyWriter() {}

  /// The text of a configuration; it ends with a line break.
  public static String write(List<Block> blocks) {
    var writer = new AlloyWriter();
    writer.body(blocks, 0);
    return writer.out.toString();
  }

  private void body(List<? extends AlloyStatement> statements, int depth) {
    int column = 0;
    for (int i = 0; i < statements.size(); i++) {
      switch (statements.get(i)) {
        case Attribute attribute -> {
          boolean begins = i == 0 || !isOneLine(statements.get(i - 1));
          column = begins ? column(statements.subList(i, statements.size())) : column;
          attribute(attribute, column, depth);
        }
        case Block block -> {
          if (i > 0) {
            out.append('\n');
          }
          block(block, depth);
        }
      }
    }
  }

  private void block(Block block, int depth) {
    block.comment().lines().forEach(it -> indent(depth).append("// ").append(it).append('\n'));
    indent(depth).append(block.name());
    if (!block.label().isEmpty()) {
      out.append(' ').append(quoted(block.label()));
    }
    if (block.body().isEmpty()) {
      out.append(" { }\n");
      return;
    }
    out.append(" {\n");
    body(block.body(), depth + 1);
    indent(depth).append("}\n");
  }

  private void attribute(Attribute attribute, int column, int depth) {
    indent(depth).append(padded(attribute.name(), column)).append("= ");
    out.append(text(attribute.value(), depth)).append('\n');
  }

  /// The width of the names of a run: neighbours of one line each, and the one that ends it.
  private static int column(List<? extends AlloyStatement> statements) {
    int width = 0;
    for (AlloyStatement statement : statements) {
      if (!(statement instanceof Attribute attribute)) {
        return width;
      }
      width = Math.max(width, attribute.name().length());
      if (!isOneLine(attribute)) {
        return width;
      }
    }
    return width;
  }

  private static boolean isOneLine(AlloyStatement statement) {
    return switch (statement) {
      case Attribute attribute -> isOneLine(attribute.value());
      case Block _ -> false;
    };
  }

  private static boolean isOneLine(AlloyExpression value) {
    return value
        .withParts()
        .noneMatch(it -> it instanceof AlloyExpression.Fields(var fields, _) && !fields.isEmpty());
  }

  private static String text(AlloyExpression value, int depth) {
    return switch (value) {
      case AlloyExpression.Text(String text, _) -> quoted(text);
      case AlloyExpression.Literal(String code, _) -> code;
      case AlloyExpression.Code(String code, _) -> code;
      case AlloyExpression.Name(String path, _) -> path;
      case AlloyExpression.Items(var items, _) -> "[" + texts(items, depth) + "]";
      case AlloyExpression.Fields(var fields, _) -> fields.isEmpty() ? "{}" : fields(fields, depth);
      case AlloyExpression.Call(var function, var arguments) ->
          text(function, depth) + "(" + texts(arguments, depth) + ")";
      case AlloyExpression.Member(var of, String name) -> text(of, depth) + "." + name;
      case AlloyExpression.Element(var of, var key) ->
          text(of, depth) + "[" + text(key, depth) + "]";
      case AlloyExpression.Group(var inner, _) -> "(" + text(inner, depth) + ")";
      case AlloyExpression.Prefixed(String sign, var operand, _) -> sign + text(operand, depth);
      case AlloyExpression.Joined(var left, String sign, var right) ->
          text(left, depth) + " " + sign + " " + text(right, depth);
    };
  }

  private static String texts(List<AlloyExpression> values, int depth) {
    return values.stream().map(it -> text(it, depth)).collect(Collectors.joining(", "));
  }

  private static String fields(Map<String, AlloyExpression> fields, int depth) {
    int width = fields.keySet().stream().mapToInt(name -> name(name).length()).max().orElseThrow();
    return fields.entrySet().stream()
        .map(
            field ->
                "\t".repeat(depth + 1)
                    + padded(name(field.getKey()), width)
                    + "= "
                    + text(field.getValue(), depth + 1)
                    + ",\n")
        .collect(Collectors.joining("", "{\n", "\t".repeat(depth) + "}"));
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length() + 1);
  }

  private static String name(String name) {
    return IDENTIFIER.matcher(name).matches() ? name : quoted(name);
  }

  /// In back quotes where a backslash or a quote would be doubled, as in regular expressions.
  private static String quoted(String text) {
    boolean raw =
        (text.indexOf('\\') >= 0 || text.indexOf('"') >= 0)
            && text.indexOf('`') < 0
            && text.chars().noneMatch(Character::isISOControl);
    return raw ? "`" + text + "`" : "\"" + Escapes.written(text) + "\"";
  }

  private StringBuilder indent(int depth) {
    return out.append("\t".repeat(depth));
  }
}
