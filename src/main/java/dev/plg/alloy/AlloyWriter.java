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
    if (!block.comment().isEmpty()) {
      indent(depth).append("// ").append(block.comment()).append('\n');
    }
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
    return switch (value) {
      case AlloyExpression.Text _, AlloyExpression.Code _ -> true;
      case AlloyExpression.Items(List<AlloyExpression> items) ->
          items.stream().allMatch(AlloyWriter::isOneLine);
      case AlloyExpression.Fields(var fields) -> fields.isEmpty();
    };
  }

  private static String text(AlloyExpression value, int depth) {
    return switch (value) {
      case AlloyExpression.Text(String text) -> quoted(text);
      case AlloyExpression.Code(String code) -> code;
      case AlloyExpression.Items(List<AlloyExpression> items) ->
          items.stream().map(item -> text(item, depth)).collect(Collectors.joining(", ", "[", "]"));
      case AlloyExpression.Fields(var fields) -> fields.isEmpty() ? "{}" : fields(fields, depth);
    };
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
    return raw ? "`" + text + "`" : "\"" + escaped(text) + "\"";
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> escaped.append('\\').append(c);
        case '\n' -> escaped.append("\\n");
        case '\t' -> escaped.append("\\t");
        default ->
            escaped.append(
                Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return escaped.toString();
  }

  private StringBuilder indent(int depth) {
    return out.append("\t".repeat(depth));
  }
}
