package dev.plg.app.explain;

import java.util.ArrayList;
import java.util.List;

/// What is printed of one rule or one key: a sentence, and rows with a name and a text each.
final class Page {

  private static final int NAME = 10;

  private final StringBuilder text = new StringBuilder();

  private Page(String title) {
    text.append(title).append("\n\n");
  }

  static Page of(String name, String what) {
    return new Page(name + ": " + what);
  }

  /// Adds a row, unless it says nothing.
  Page row(String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(" ".repeat(Math.max(NAME - name.length(), 1))).append(value);
      text.append('\n');
    }
    return this;
  }

  /// Adds the rows of several values, the name before the first of them.
  Page rows(String name, List<String> values) {
    var left = new ArrayList<>(values);
    if (!left.isEmpty()) {
      row(name, left.removeFirst());
      left.forEach(value -> row("", value));
    }
    return this;
  }

  /// Adds what is printed below the rows.
  Page below(String title, String more) {
    text.append("\n").append(title).append("\n").append(more.indent(2));
    return this;
  }

  String print() {
    return text.toString();
  }
}
