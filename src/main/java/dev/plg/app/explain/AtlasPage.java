package dev.plg.app.explain;

import dev.plg.catalog.KeyBook;
import dev.plg.catalog.KeyEntry;
import dev.plg.catalog.KeySpan;
import dev.plg.catalog.ValueType;
import dev.plg.catalog.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the atlas says of a key of a chart's values, or of a program's configuration.
final class AtlasPage {

  private AtlasPage() {}

  /// @param name as it was asked for
  /// @param rules those that name it
  static String print(String name, KeyBook book, KeyEntry entry, List<String> rules) {
    Page page = Page.of(name, title(book, entry));
    entry.current().ifPresent(now -> describe(page, entry, now));
    if (entry.current().isEmpty() && entry.isThere()) {
      page.row("type", "mapping");
    }
    since(entry).ifPresent(it -> page.row("since", it.toString()));
    until(entry).ifPresent(it -> page.row("until", it.toString()));
    page.rows("versions", history(entry));
    page.row("keys", String.join(", ", entry.below()));
    page.rows("rules", rules);
    return page.print();
  }

  /// All keys below a key, with their types.
  static String tree(KeyBook book, String path) {
    return book.below(path).stream()
        .map(it -> it.path() + "  " + type(it) + "\n")
        .collect(Collectors.joining());
  }

  private static String type(KeyEntry entry) {
    return entry.current().map(AtlasPage::words).orElse("mapping");
  }

  private static String title(KeyBook book, KeyEntry entry) {
    String whose =
        book.title().startsWith("chart ")
            ? "a value of %s %s".formatted(book.title(), book.version())
            : "a key of the configuration of %s %s".formatted(book.title(), book.version());
    return entry.isThere() ? whose : "not " + whose;
  }

  private static void describe(Page page, KeyEntry entry, KeySpan now) {
    page.row("type", words(now));
    page.row("unit", unit(entry, now));
    page.row("default", now.standard().orElse(""));
    page.row("flag", now.flag().isEmpty() ? "" : "-" + now.flag().replaceFirst("^-", ""));
    page.row("", now.isRead() ? "" : "no template of the chart reads it");
  }

  private static String words(KeySpan span) {
    String type =
        span.words().isEmpty()
            ? word(span.type())
            : span.words().stream()
                .map(it -> it.isEmpty() ? "\"\"" : it)
                .collect(Collectors.joining(" | "));
    return span.notes().isEmpty() ? type : type + ", " + String.join(", ", span.notes());
  }

  private static String word(ValueType type) {
    return switch (type) {
      case BOOL -> "boolean";
      case INT -> "integer";
      case FLOAT -> "number";
      case STRING -> "string";
      case GO_DURATION, DURATION -> "duration";
      case BYTES -> "size";
      case LIST -> "list";
      case MAP -> "mapping of any keys";
      case CLOSED -> "mapping";
      case BLOCK -> "block";
      case BLOCKS -> "blocks";
      case ANY -> "any value";
    };
  }

  private static String unit(KeyEntry entry, KeySpan now) {
    return switch (now.type()) {
      case GO_DURATION -> "ms, s, m or h, as in 1h30m";
      case DURATION -> "ms, s, m, h, d, w or y, as in 7d";
      case BYTES -> "bytes, or KB, MB or GB, as in 4MB";
      case INT, FLOAT -> ofName(entry.path());
      case BOOL, STRING, LIST, MAP, CLOSED, BLOCK, BLOCKS, ANY -> "";
    };
  }

  /// The unit that a name ends with, as `ingestion_rate_mb` does.
  private static String ofName(String path) {
    String name = path.replaceFirst("^.*[.]", "");
    if (name.matches(".*(_mb|MB)")) {
      return "MB";
    }
    if (name.matches(".*(_bytes|Bytes)")) {
      return "bytes";
    }
    return name.matches(".*(_seconds|Seconds)") ? "seconds" : "";
  }

  private static Optional<Version> since(KeyEntry entry) {
    return entry.spans().stream().findFirst().flatMap(KeySpan::since);
  }

  private static Optional<Version> until(KeyEntry entry) {
    return entry.spans().isEmpty() ? Optional.empty() : entry.spans().getLast().until();
  }

  /// What it was at other versions, where it changed.
  private static List<String> history(KeyEntry entry) {
    return entry.spans().size() < 2
        ? List.of()
        : entry.spans().stream().map(AtlasPage::line).toList();
  }

  private static String line(KeySpan span) {
    String since = span.since().map(it -> ">= " + it).orElse("");
    String until = span.until().map(it -> "< " + it).orElse("");
    String range = since.isEmpty() || until.isEmpty() ? since + until : since + ", " + until;
    String standard = span.standard().map(it -> ", default " + it).orElse("");
    return "%s: %s%s%s"
        .formatted(
            range.isEmpty() ? "all" : range,
            words(span),
            standard,
            span.isRead() ? "" : ", unread");
  }
}
