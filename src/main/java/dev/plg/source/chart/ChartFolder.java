package dev.plg.source.chart;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Release;
import dev.plg.source.files.Documents;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Mapping;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A chart of the repository that no release names: it is judged with its own values, and with each
/// file beside them that is named as one for an environment.
///
/// @param variants the releases that it comes to, by the file of values
public record ChartFolder(Map<String, List<Release>> variants, List<Finding> notes) {

  /// `values-prod.yaml`, `values.prod.yaml`, `prod-values.yaml`
  private static final Pattern VALUES =
      Pattern.compile("values[-._].+\\.ya?ml|.+[-._]values\\.ya?ml");

  public static ChartFolder of(Path folder, Collection<Path> files, Documents documents) {
    var variants = new LinkedHashMap<String, List<Release>>();
    LocalChart.in(folder, documents)
        .ifPresent(
            chart -> {
              for (Path file : files) {
                if (folder.normalize().equals(parent(file))
                    && VALUES.matcher(file.getFileName().toString()).matches()) {
                  Location from = Location.of(file.toString());
                  add(file, chart, ReadableValues.of(documents.values(file, from)), variants);
                }
              }
              if (variants.isEmpty()) {
                add(chart.file(), chart, Mapping.EMPTY, variants);
              }
            });
    variants.values().removeIf(List::isEmpty);
    return new ChartFolder(variants, variants.isEmpty() ? List.of(isChart(folder)) : List.of());
  }

  private static Path parent(Path file) {
    Path parent = file.normalize().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static void add(
      Path name, LocalChart chart, Mapping values, Map<String, List<Release>> variants) {
    var installation =
        new Installation(
            "chart " + chart.name(), Location.of(name.toString()), "", "", values, List.of());
    variants.put(name.toString(), chart.releases(installation));
  }

  private static Finding isChart(Path folder) {
    return new Finding(
        "lint/chart",
        Severity.NOTE,
        Location.of(folder.toString()),
        "this is a Helm chart, not manifests",
        "its templates are not rendered, so plg left them out",
        "helm template NAME %s | plg lint -".formatted(folder));
  }
}
