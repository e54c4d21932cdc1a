package dev.plg.app.page;

import java.util.List;
import java.util.stream.Collectors;

/// Pieces of HTML, made of text that is escaped here.
final class Html {

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// A table that scrolls by itself where the screen is narrow.
  ///
  /// @param title what it shows, for those who do not see it
  static String table(String title, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "<p>None.</p>\n";
    }
    return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>\n<thead>%s</thead>\n<tbody>\n%s</tbody></table></div>\n"
        .formatted(
            escaped(title),
            row("th scope=\"col\"", "th", head),
            rows.stream().map(it -> row("td", "td", it) + "\n").collect(Collectors.joining()));
  }

  private static String row(String open, String close, List<String> cells) {
    return cells.stream()
        .map(it -> "<%s>%s</%s>".formatted(open, escaped(it), close))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
