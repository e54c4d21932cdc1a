package dev.plg.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An API version that Kubernetes no longer serves.
///
/// @param since the first release without it
/// @param instead the version that took its place; empty where none did
public record RemovedApi(String since, String instead) {

  private static final Map<String, List<List<String>>> ROWS =
      FactTable.rows("apis.tsv").stream().collect(Collectors.groupingBy(List::getFirst));

  /// That of a kind; empty while servers still serve it.
  public static Optional<RemovedApi> of(String apiVersion, String kind) {
    return ROWS.getOrDefault(apiVersion, List.of()).stream()
        .filter(row -> row.get(1).equals(kind) || row.get(1).equals("*"))
        .map(row -> new RemovedApi(row.get(2), row.get(3)))
        .findFirst();
  }
}
