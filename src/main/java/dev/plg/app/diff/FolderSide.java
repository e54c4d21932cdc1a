package dev.plg.app.diff;

import dev.plg.app.input.FolderWalk;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Release;
import dev.plg.source.Releases;
import dev.plg.source.World;
import dev.plg.source.Worlds;
import dev.plg.source.files.Documents;
import dev.plg.source.files.LocalFolder;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a folder as it would be applied: its manifests, what its kustomization builds, and the
/// releases of its helmfile.
final class FolderSide {

  private final Path path;
  private final SideOptions options;
  private final Documents documents;
  private final SideBuilder builder = new SideBuilder(false);
  private final List<Finding> findings = new ArrayList<>();

  private FolderSide(Path path, SideOptions options) {
    this.path = path;
    this.options = options;
    Path base = Files.isDirectory(path) ? path : parent(path);
    this.documents = new Documents(LocalFolder.around(List.of(base)));
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? Path.of("") : parent;
  }

  /// Whether a file says what is made of other files.
  static boolean isSource(Path file) {
    return Worlds.isSource(file);
  }

  static SideReading of(Path path, SideOptions options) throws IOException {
    var side = new FolderSide(path, options);
    if (!Files.isDirectory(path)) {
      return side.reading(List.of(path.normalize()));
    }
    FolderWalk walk = FolderWalk.of(path);
    side.addErrors(walk.findings());
    return side.reading(walk.files());
  }

  private SideReading reading(Collection<Path> files) throws IOException {
    Worlds.Division division = Worlds.of(files, documents);
    List<World> made = division.worlds().stream().filter(FolderSide::isDeployment).toList();
    if (made.size() > 1) {
      return SideReading.refused(several(made));
    }
    var releases = new ArrayList<Release>();
    for (World world : division.worlds()) {
      boolean isChart = !isDeployment(world) && world.files().isEmpty();
      if (!isChart || made.isEmpty()) {
        world.objects().forEach(builder::add);
        read(world.files());
        releases.addAll(world.releases());
      }
    }
    addErrors(documents.findings());
    var objects = new ReleaseObjects(options, builder);
    releases.addAll(asked(objects));
    objects.addAll(releases);
    findings.addAll(objects.findings());
    return SideReading.of(path.toString(), builder, objects.modelled(), findings);
  }

  /// The releases that objects of Flux, Argo CD and k3s ask for, in place of these objects, where
  /// it is known what the charts install.
  private List<Release> asked(ReleaseObjects objects) {
    List<Mapping> asking = builder.asking();
    if (asking.isEmpty()) {
      return List.of();
    }
    Picture picture = PictureBuilder.of(builder.trees());
    List<Release> known =
        Releases.in(picture, documents).stream().filter(objects::isKnown).toList();
    Set<Location> places = known.stream().map(Release::place).collect(Collectors.toSet());
    asking.stream().filter(it -> places.contains(it.place())).forEach(builder::remove);
    return known;
  }

  /// A kustomization that nothing else names, or an environment of a helmfile.
  private static boolean isDeployment(World world) {
    String file = world.name().replaceFirst(" .*", "");
    return !file.isEmpty() && isNamed(file) && !world.name().endsWith(" left out");
  }

  private static boolean isNamed(String file) {
    Path path = Path.of(file);
    return Worlds.isSource(path) && !path.endsWith("Chart.yaml");
  }

  private void read(List<Path> files) throws IOException {
    for (Path file : files) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
        try (InputStream in = Files.newInputStream(file)) {
          addErrors(StreamSide.read(file.toString(), in, builder));
        }
      }
    }
  }

  private void addErrors(List<Finding> found) {
    found.stream().filter(Finding::isError).forEach(findings::add);
  }

  private Finding several(List<World> worlds) {
    return Finding.error(
        "input/several",
        Location.of(path.toString()),
        "this folder has %d deployments: %s"
            .formatted(
                worlds.size(), worlds.stream().map(World::name).collect(Collectors.joining(", "))),
        "only one can be compared with the other input",
        "name the folder of one of them, as in overlays/prod");
  }
}
