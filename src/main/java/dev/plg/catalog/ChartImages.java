package dev.plg.catalog;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The images that a chart's defaults name, those of the charts that it depends on included. Where
/// a tag is not set, it is the version of the program that the chart installs.
final class ChartImages {

  private final SortedSet<String> images = new TreeSet<>();

  private ChartImages() {}

  static SortedSet<String> of(KnownChart chart) {
    var images = new ChartImages();
    Mapping defaults = chart.defaults().with(Mapping.EMPTY);
    for (Mapping.Entry entry : defaults.entries()) {
      String app =
          Optional.ofNullable(chart.parts().get(entry.key()))
              .flatMap(KnownChart.KnownPart::find)
              .map(KnownChart::app)
              .orElse(chart.app());
      images.add(entry.key(), entry.value(), app);
    }
    return images.images;
  }

  private void add(String key, Node value, String app) {
    switch (value) {
      case Mapping mapping -> {
        image(key, mapping, app);
        mapping.entries().forEach(it -> add(it.key(), it.value(), app));
      }
      case Sequence list -> list.mappings().forEach(it -> add(key, it, app));
      case Scalar scalar -> {
        if (key.equals("image") && scalar.text().matches("[a-z0-9][a-z0-9./_-]*:[A-Za-z0-9._-]+")) {
          images.add(scalar.text());
        }
      }
    }
  }

  /// Adds what a map says that is an image: `image: {registry, repository, tag}`.
  private void image(String key, Mapping map, String app) {
    Optional<String> repository = text(map, "repository");
    boolean isImage = key.toLowerCase(Locale.ROOT).endsWith("image") || map.find("tag").isPresent();
    if (repository.isEmpty() || !isImage || repository.get().contains("://")) {
      return;
    }
    String registry = text(map, "registry").map(it -> it + "/").orElse("");
    String tag = text(map, "tag").orElse(app);
    images.add(registry + repository.get() + (tag.isEmpty() ? "" : ":" + tag));
  }

  private static Optional<String> text(Mapping map, String key) {
    return map.text(key).filter(it -> !it.isEmpty());
  }
}
