package dev.plg.yaml;

import java.util.List;

/// Prints trees as JSON, keys in their order. Comments are lost: JSON has none.
public final class JsonWriter {

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  /// Two-space indent and a final newline.
  public static String write(Node root) {
    var writer = new JsonWriter(true);
    writer.node(root, 0);
    return writer.out.append('\n').toString();
  }

  /// All on one line, without a newline.
  public static String writeCompact(Node root) {
    var writer = new JsonWriter(false);
    writer.node(root, 0);
    return writer.out.toString();
  }

  private void node(Node node, int depth) {
    if (node instanceof Scalar scalar) {
      scalar(scalar);
    } else if (node instanceof Mapping mapping) {
      mapping(mapping, depth);
    } else if (node instanceof Sequence sequence) {
      sequence(sequence.items(), depth);
    }
  }

  private void scalar(Scalar scalar) {
    if (scalar.isString()) {
      Strings.doubleQuoted(out, scalar.text());
    } else {
      out.append(Numbers.json(scalar));
    }
  }

  private void mapping(Mapping mapping, int depth) {
    out.append('{');
    boolean first = true;
    for (Mapping.Entry entry : mapping.entries()) {
      separate(first, depth + 1);
      first = false;
      Strings.doubleQuoted(out, entry.key());
      out.append(pretty ? ": " : ":");
      node(entry.value(), depth + 1);
    }
    close('}', first, depth);
  }

  private void sequence(List<Node> items, int depth) {
    out.append('[');
    boolean first = true;
    for (Node item : items) {
      separate(first, depth + 1);
      first = false;
      node(item, depth + 1);
    }
    close(']', first, depth);
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(',');
    }
    lineBreak(depth);
  }

  private void close(char bracket, boolean empty, int depth) {
    if (!empty) {
      lineBreak(depth);
    }
    out.append(bracket);
  }

  private void lineBreak(int depth) {
    if (pretty) {
      out.append('\n').repeat(' ', 2 * depth);
    }
  }
}
