package dev.plg.rule.registry;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// An example of the report of each rule, in one resource an area, `examples/<area>.yaml`. A test
/// keeps them equal to the golden reports of `golden/rules`.
public final class Examples {

  private Examples() {}

  /// The report of the rule on its first bad case; empty where it has no case of its own.
  public static Optional<String> of(String rule) {
    int slash = rule.indexOf('/');
    return read("examples/" + rule.substring(0, slash) + ".yaml")
        .flatMap(area -> area.text(rule.substring(slash + 1)));
  }

  private static Optional<Mapping> read(String resource) {
    try (InputStream in = Examples.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              (Mapping) YamlReader.read(resource, in.readAllBytes()).documents().getFirst().root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
