package dev.plg.yaml;

import java.util.Collection;
import java.util.List;

/// Prints trees as kubectl does: block style, two-space indent, a list's `-` at its key's column,
/// no folded lines, a final newline. The same tree gives the same bytes, and what a YAML 1.1 parser
/// and a YAML 1.2 parser read back is the tree.
public final class YamlWriter {

  private final StringBuilder out = new StringBuilder(1024);

  private YamlWriter() {}

  /// One document.
  public static String write(Node root) {
    return writeAll(List.of(root));
  }

  /// A stream of documents with a `---` line between each two.
  public static String writeAll(List<? extends Node> documents) {
    var writer = new YamlWriter();
    String separator = "";
    for (Node document : documents) {
      writer.out.append(separator);
      writer.root(document);
      separator = "---\n";
    }
    return writer.out.toString();
  }

  private void root(Node root) {
    if (isBlock(root)) {
      comment(leadingComment(root), 0);
      block(root, 0);
    } else {
      // At the root parsers disagree about what an indentation indicator counts from.
      boolean literal = root instanceof Scalar scalar && !Literal.startsIndented(scalar.text());
      inline(root, 0, literal);
    }
  }

  /// A collection that begins where the line is now; its comment is already above the line.
  private void block(Node node, int indent) {
    if (node instanceof Mapping mapping) {
      mapping(mapping.entries(), indent);
    } else if (node instanceof Sequence sequence) {
      sequence(sequence.items(), indent);
    }
  }

  private void mapping(Collection<Mapping.Entry> entries, int indent) {
    boolean first = true;
    for (Mapping.Entry entry : entries) {
      if (!first) {
        comment(entry.comment(), indent);
        indent(indent);
      }
      first = false;
      key(entry.key(), indent);
      valueOf(entry.value(), indent);
    }
  }

  private void key(String key, int indent) {
    int start = out.length();
    Strings.append(out, key);
    // Parsers look for the ':' of a key no further than this.
    if (out.length() - start > 1000) {
      out.insert(start, "? ").append('\n');
      indent(indent);
    }
    out.append(':');
  }

  private void valueOf(Node value, int indent) {
    if (!isBlock(value)) {
      out.append(' ');
      inline(value, indent, true);
      return;
    }
    int inner = value instanceof Mapping ? indent + 2 : indent;
    out.append('\n');
    comment(leadingComment(value), inner);
    indent(inner);
    block(value, inner);
  }

  private void sequence(List<Node> items, int indent) {
    boolean first = true;
    for (Node item : items) {
      if (!first) {
        comment(leadingComment(item), indent);
        indent(indent);
      }
      first = false;
      out.append("- ");
      if (isBlock(item)) {
        block(item, indent + 2);
      } else {
        inline(item, indent, true);
      }
    }
  }

  /// A value that begins on the current line, and its line end.
  private void inline(Node node, int indent, boolean literalAllowed) {
    if (node instanceof Scalar scalar) {
      scalar(scalar, indent, literalAllowed);
    } else {
      out.append(node instanceof Mapping ? "{}\n" : "[]\n");
    }
  }

  private void scalar(Scalar scalar, int indent, boolean literalAllowed) {
    String text = scalar.text();
    if (!scalar.isString()) {
      out.append(Numbers.yaml(scalar)).append('\n');
    } else if (literalAllowed && Literal.fits(text)) {
      Literal.append(out, text, indent + 2);
    } else {
      Strings.append(out, text);
      out.append('\n');
    }
  }

  /// The comment of the key that is first in a collection's first line.
  private static String leadingComment(Node node) {
    Node here = node;
    while (here instanceof Sequence sequence && !sequence.items().isEmpty()) {
      here = sequence.items().getFirst();
    }
    return here instanceof Mapping mapping && !mapping.isEmpty()
        ? mapping.entries().iterator().next().comment()
        : "";
  }

  private void comment(String comment, int indent) {
    if (!comment.isEmpty()) {
      for (String line : comment.lines().toList()) {
        indent(indent);
        out.append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
      }
    }
  }

  private void indent(int columns) {
    out.repeat(' ', columns);
  }

  private static boolean isBlock(Node node) {
    return (node instanceof Mapping mapping && !mapping.isEmpty())
        || (node instanceof Sequence sequence && !sequence.items().isEmpty());
  }
}
