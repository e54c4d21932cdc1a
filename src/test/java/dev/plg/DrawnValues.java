package dev.plg;

import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Values of a chart, drawn from a file of `chart-values/`: each lists parts of values, and several
/// are laid over each other. The first part of a file that is named after a mode comes always.
public final class DrawnValues {

  private static final Path PARTS = Path.of("src/test/resources/chart-values");

  private final List<Mapping> parts;
  private final boolean isBased;

  private DrawnValues(List<Mapping> parts, boolean isBased) {
    this.parts = parts;
    this.isBased = isBased;
  }

  /// The parts of one file.
  public static DrawnValues of(String name) throws IOException {
    Path file = PARTS.resolve(name + ".yaml");
    List<Mapping> parts =
        YamlReader.read(file.toString(), Files.readString(file)).documents().stream()
            .map(Document::root)
            .flatMap(root -> ((Sequence) root).mappings())
            .toList();
    return new DrawnValues(parts, name.contains("-") && !name.equals("grafana-agent"));
  }

  /// Values of two to seven parts.
  public Mapping next(Random random) {
    Mapping values = isBased ? parts.getFirst() : Mapping.EMPTY;
    int count = 2 + random.nextInt(6);
    for (int part = 0; part < count; part++) {
      values = Merge.keepingNulls(values, parts.get(random.nextInt(parts.size())));
    }
    return read("drawn", YamlWriter.write(values));
  }

  /// The same so many times.
  public List<Mapping> next(Random random, int count) {
    List<Mapping> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(next(random));
    }
    return drawn;
  }

  /// Values as Helm reads them.
  public static Mapping read(String file, String text) {
    return YamlReader.readAsHelm(file, text).documents().stream()
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .findFirst()
        .orElse(Mapping.EMPTY);
  }
}
