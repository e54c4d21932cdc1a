package dev.plg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plg.UnpackedCharts;
import dev.plg.yaml.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The images that the atlas names for a chart, against those that Helm renders.
class ChartImagesTest {

  private static final Pattern IMAGE = Pattern.compile("^ *(?:- )?image: \"?([^\"\\s]+)\"?$");

  static List<String> charts() throws IOException {
    return ChartValuesProofTest.charts();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void every_image_that_is_rendered_is_named(String chart) throws IOException {
    String[] words = chart.split(" ", -1);
    Path folder = UnpackedCharts.folder(words[0], words[1]);
    KnownChart known = KnownCharts.of(words[0], words[1]).orElseThrow();
    Set<String> named =
        known.images().stream().map(ChartImagesTest::plain).collect(Collectors.toSet());
    Set<String> rendered = new TreeSet<>();
    for (String base :
        ChartValuesProofTest.examples(folder, known.keyTable().root()).subList(0, 1)) {
      Optional<Set<String>> lines = ChartValuesProofTest.rendered(folder, "1.33.0", base);
      lines.orElse(Set.of()).stream()
          .map(IMAGE::matcher)
          .filter(it -> it.matches())
          .forEach(it -> rendered.add(plain(it.group(1))));
    }
    Set<String> installed =
        known.images(Mapping.EMPTY).stream()
            .map(ChartImagesTest::plain)
            .collect(Collectors.toSet());
    assertEquals(Set.of(), without(rendered, installed), () -> chart + " names " + installed);
    assertEquals(Set.of(), without(rendered, named), () -> chart + " names " + named);
    assertFalse(named.isEmpty());
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /// Without the registry that is meant where none is named, and without a digest.
  private static String plain(String image) {
    return image
        .replaceFirst("^docker.io/", "")
        .replaceFirst("^library/", "")
        .replaceFirst("@.*", "");
  }
}
