package dev.plg.catalog;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Words of one kind that a program takes, each with the versions that know it, where no table of
/// keys lists them.
public enum Vocabulary {
  LOKI_SCHEMA("loki-schema"),
  PROMTAIL_STAGE("promtail-stage"),
  /// The versions of blocks that Tempo gave up.
  TEMPO_BLOCK("tempo-block"),
  EXPORTER_KEY("exporter-key"),
  EXPORTER_SINK("exporter-sink");

  private static final List<List<String>> ROWS = FactTable.rows("words.tsv");

  private final String kind;

  Vocabulary(String kind) {
    this.kind = kind;
  }

  /// The words of all versions.
  public SortedSet<String> words() {
    var words = new TreeSet<String>();
    rows().forEach(row -> words.add(row.get(1)));
    return words;
  }

  /// True if some version knows the word.
  public boolean has(String word) {
    return cell(word, 1).isPresent();
  }

  /// The first version that knows the word; empty where each does, or none.
  public Optional<String> since(String word) {
    return cell(word, 2);
  }

  /// The first version that no longer knows the word; empty where none gave it up.
  public Optional<String> until(String word) {
    return cell(word, 3);
  }

  private Optional<String> cell(String word, int column) {
    return rows().stream()
        .filter(row -> row.get(1).equals(word))
        .map(row -> row.get(column))
        .filter(cell -> !cell.isEmpty())
        .findFirst();
  }

  private List<List<String>> rows() {
    return ROWS.stream().filter(row -> row.getFirst().equals(kind)).toList();
  }
}
