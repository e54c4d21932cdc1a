package dev.plg.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.UnpackedGolden;
import dev.plg.finding.Finding;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.rule.registry.Rules;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Objects of programs that plg does not know: few rules look at them, and only those are asked.
class UnrelatedObjectsTest {

  /// Every golden file, with images of other programs and without what holds a configuration or a
  /// release.
  @Test
  void each_rule_that_would_find_something_is_asked() throws IOException {
    List<PictureRule> all =
        Rules.ALL.stream()
            .filter(PictureRule.class::isInstance)
            .map(PictureRule.class::cast)
            .toList();
    var found = new HashSet<String>();
    try (Stream<Path> files = Files.walk(UnpackedGolden.path())) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
        Picture picture = unrelated(file);
        if (picture.holdsPrograms()) {
          continue;
        }
        List<Finding> findings =
            all.stream().flatMap(rule -> rule.check(picture).stream()).toList();
        assertEquals(findings, Rules.check(picture), file.toString());
        findings.forEach(it -> found.add(it.rule()));
      }
    }
    assertTrue(found.contains("kubernetes/removed-api"), found.toString());
  }

  private static Picture unrelated(Path file) throws IOException {
    String text =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .replaceAll("image: [^,}\n]*", "image: example.com/other:1");
    List<Mapping> objects =
        YamlReader.readAsHelm(file.toString(), text).documents().stream()
            .map(Document::root)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .filter(it -> it.find("kind").isPresent())
            .filter(it -> !PictureBuilder.of(List.of(it)).holdsPrograms())
            .toList();
    return PictureBuilder.of(objects);
  }
}
