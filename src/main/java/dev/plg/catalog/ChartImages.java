package dev.plg.catalog;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The images that a chart's values name, those of the charts that it depends on included. Where a
/// tag is not set, it is the version of the program that the chart installs.
final class ChartImages {

  private final SortedSet<String> images = new TreeSet<>();
  private final boolean isInstalled;

  /// What the globals of the values put in place of every registry.
  private final Optional<String> registry;

  private ChartImages(boolean isInstalled, Optional<String> registry) {
    this.isInstalled = isInstalled;
    this.registry = registry;
  }

  /// The images of all parts of a chart.
  static SortedSet<String> of(KnownChart chart) {
    return of(chart, Mapping.EMPTY, false);
  }

  /// The images of the parts that values switch on.
  static SortedSet<String> of(KnownChart chart, Mapping values) {
    return of(chart, values, true);
  }

  private static SortedSet<String> of(KnownChart chart, Mapping values, boolean isInstalled) {
    Mapping whole = chart.defaults().with(values);
    var images = new ChartImages(isInstalled, registry(chart, whole.mapping("global")));
    for (Mapping.Entry entry : whole.entries()) {
      String app =
          Optional.ofNullable(chart.parts().get(entry.key()))
              .flatMap(KnownChart.KnownPart::find)
              .map(KnownChart::app)
              .orElse(chart.app());
      images.add(entry.key(), entry.value(), app);
    }
    return images.images;
  }

  /// A global registry, under the name that the chart reads.
  private static Optional<String> registry(KnownChart chart, Mapping global) {
    KeyNode read =
        Optional.ofNullable(chart.keyTable().root().children().get("global"))
            .orElse(chart.keyTable().root());
    return Stream.of(
            text(global, "imageRegistry").filter(_ -> read.names().contains("imageRegistry")),
            text(global.mapping("image"), "registry").filter(_ -> read.names().contains("image")))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private void add(String key, Node value, String app) {
    switch (value) {
      case Mapping mapping when isInstalled && mapping.is("enabled", "false") -> {}
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

  /// Adds what a map says that is an image: `image: {registry, repository, tag, digest}`.
  private void image(String key, Mapping map, String app) {
    Optional<String> repository = text(map, "repository");
    boolean isImage = key.toLowerCase(Locale.ROOT).endsWith("image") || map.find("tag").isPresent();
    if (repository.isEmpty() || !isImage || repository.get().contains("://")) {
      return;
    }
    String host = registry.or(() -> text(map, "registry")).map(it -> it + "/").orElse("");
    String tag = text(map, "tag").orElse(app);
    String digest = digest(map).map(it -> "@" + it).orElse("");
    images.add(host + repository.get() + (tag.isEmpty() ? "" : ":" + tag) + digest);
  }

  private static Optional<String> digest(Mapping map) {
    return text(map, "digest")
        .or(() -> text(map, "sha").map("sha256:"::concat))
        .filter(it -> it.startsWith("sha256:"));
  }

  private static Optional<String> text(Mapping map, String key) {
    return map.text(key).filter(it -> !it.isEmpty());
  }
}
