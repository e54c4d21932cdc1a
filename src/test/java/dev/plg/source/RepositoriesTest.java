package dev.plg.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Release;
import dev.plg.source.files.Documents;
import dev.plg.source.values.UnknownValue;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Each file of `src/test/resources/sources` is a repository, and behind a line `=== expected` the
/// releases that are found in it: every value with its place.
class RepositoriesTest {

  private static final Path CASES = Path.of("src/test/resources/sources");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> finds_every_release_with_its_values_and_their_places() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> verify(file)));
    }
  }

  private void verify(Path file) throws IOException {
    String[] parts = Files.readString(file).split("(?m)^=== expected\n", -1);
    Path home = Files.createDirectories(folder.resolve(file.getFileName().toString()));
    var files = TestFolder.of(home, parts[0]);
    String found = found(files);
    if (Boolean.getBoolean("plg.accept")) {
      Files.writeString(file, parts[0] + "=== expected\n" + found);
    }
    assertEquals(parts.length > 1 ? parts[1] : "", found);
  }

  private static String found(TestFolder files) {
    Documents documents = files.documents();
    Worlds.Division division = Worlds.of(all(files.path()), documents);
    var lines = new ArrayList<String>();
    for (World world : division.worlds()) {
      Picture picture = picture(world);
      var releases = new ArrayList<Release>(world.releases());
      releases.addAll(Releases.in(picture, documents));
      lines.add("world " + world.name());
      picture.objects().forEach(it -> lines.add("  " + it.title() + " " + it.place()));
      releases.forEach(it -> add(it, lines));
    }
    Stream.concat(division.notes().stream(), documents.findings().stream())
        .distinct()
        .forEach(it -> add(it, "", lines));
    return files.shown(String.join("\n", lines) + "\n");
  }

  private static List<Path> all(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Picture picture(World world) {
    var objects = new ArrayList<Mapping>(world.objects());
    for (Path file : world.files()) {
      try {
        YamlReader.read(file.toString(), Files.readAllBytes(file)).documents().stream()
            .map(it -> (Mapping) it.root())
            .filter(it -> it.find("kind").isPresent())
            .forEach(objects::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return PictureBuilder.of(objects);
  }

  private static void add(Release release, List<String> lines) {
    lines.add(
        "  release %s/%s by %s: %s %s of '%s' %s"
            .formatted(
                release.namespace(),
                release.name(),
                release.by(),
                release.chart().name(),
                release.chart().version(),
                release.chart().repository(),
                release.chart().place()));
    add("", release.values(), lines);
    release.gaps().forEach(it -> add(it, "    ", lines));
    release.alsoRead().stream().sorted().forEach(it -> lines.add("    also read: " + it));
  }

  private static void add(String way, Node node, List<String> lines) {
    switch (node) {
      case Mapping mapping when !mapping.isEmpty() ->
          mapping
              .entries()
              .forEach(
                  it -> add(way.isEmpty() ? it.key() : way + "." + it.key(), it.value(), lines));
      case Scalar scalar when UnknownValue.is(scalar) ->
          lines.add("    %s is unknown %s".formatted(way, scalar.place()));
      case Mapping _, Sequence _, Scalar _ ->
          lines.add("    %s = %s %s".formatted(way, node, node.place()));
    }
  }

  private static void add(Finding finding, String indent, List<String> lines) {
    lines.add(
        "%s%s %s: %s %s"
            .formatted(
                indent,
                finding.place(),
                finding.severity().word(),
                finding.message(),
                finding.rule()));
  }
}
