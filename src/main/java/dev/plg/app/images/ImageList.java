package dev.plg.app.images;

import dev.plg.app.generate.Generation;
import dev.plg.app.generate.PlanPicture;
import dev.plg.app.lint.Installed;
import dev.plg.app.lint.Sight;
import dev.plg.catalog.KnownChart;
import dev.plg.finding.Location;
import dev.plg.picture.Container;
import dev.plg.picture.ImageName;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.plan.Plan;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Images, each with what runs it.
public final class ImageList {

  private final SortedMap<String, SortedSet<String>> users = new TreeMap<>();

  /// The images of a stack's manifests; empty where it has errors.
  public static Optional<ImageList> of(Generation generation) {
    return generation.product().map(it -> of(it.deployment().plan()));
  }

  /// The images of a plan's manifests.
  public static ImageList of(Plan plan) {
    var list = new ImageList();
    list.add(PlanPicture.of(plan));
    return list;
  }

  /// The images of objects, and of the releases of charts among them.
  public static ImageList of(Sight sight) {
    var list = new ImageList();
    sight.pictures().forEach(list::add);
    sight.installed().forEach(list::add);
    return list;
  }

  /// The images that a chart's defaults name.
  public static ImageList ofDefaults(KnownChart chart) {
    var list = new ImageList();
    list.add(chart, Mapping.EMPTY, "chart %s %s".formatted(chart.name(), chart.version()));
    return list;
  }

  private void add(Installed installed) {
    String by = installed.release().by();
    if (installed.chart().isEmpty()) {
      add(installed.objects());
      return;
    }
    KnownChart chart = installed.chart().get();
    String title = "chart %s %s".formatted(chart.name(), chart.version());
    add(chart, installed.release().values(), by.isEmpty() ? title : "%s, %s".formatted(by, title));
  }

  private void add(KnownChart chart, Mapping values, String user) {
    chart.images(values).forEach(image -> add(image, user));
  }

  private void add(Picture picture) {
    for (Workload workload : picture.workloads()) {
      for (Container container : workload.containers()) {
        if (!container.image().text().isEmpty()) {
          add(container.image().text(), "%s, %s".formatted(workload.title(), container.name()));
        }
      }
    }
  }

  private void add(String image, String user) {
    users.computeIfAbsent(image, _ -> new TreeSet<>()).add(user);
  }

  /// The images, by their names.
  public List<ImageName> images() {
    return users.keySet().stream().map(it -> ImageName.of(it, Location.NONE)).toList();
  }

  /// What runs an image.
  private SortedSet<String> users(ImageName image) {
    return users.getOrDefault(image.text(), Collections.emptySortedSet());
  }

  /// Rows of image, digest and what runs it; the digest is `not pinned` where the image has none.
  public List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("IMAGE", "DIGEST", "USED BY"));
    for (ImageName image : images()) {
      String digest = image.digest().orElse("not pinned");
      for (String user : users(image)) {
        rows.add(List.of(withoutDigest(image), digest, user));
      }
    }
    return rows;
  }

  /// The same as JSON.
  public String json() {
    List<Mapping> images =
        images().stream()
            .map(
                image ->
                    Mapping.builder()
                        .put("image", image.text())
                        .put("repository", image.repository())
                        .put("tag", image.tag().orElse(null))
                        .put("digest", image.digest().orElse(null))
                        .put("usedBy", List.copyOf(users(image)))
                        .build())
            .toList();
    return JsonWriter.write(Mapping.of("images", images));
  }

  static String withoutDigest(ImageName image) {
    Optional<String> tag = image.tag();
    return image.repository() + tag.map(it -> ":" + it).orElse("");
  }
}
