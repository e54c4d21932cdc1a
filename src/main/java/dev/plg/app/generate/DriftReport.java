package dev.plg.app.generate;

import dev.plg.app.patch.UnifiedDiff;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Differences in words and as a patch.
public final class DriftReport {

  private DriftReport() {}

  /// The patch that makes of the directory what plg would write: `patch -p1` and `git apply` take
  /// it.
  public static String diff(List<DriftedFile> differences) {
    return differences.stream()
        .map(it -> UnifiedDiff.of(it.path(), it.there(), it.wanted()))
        .collect(Collectors.joining());
  }

  /// A line a file, with the object in it.
  public static List<String> summary(List<DriftedFile> differences) {
    return differences.stream()
        .map(
            it ->
                it.path()
                    + object(it).map(name -> " (" + name + ")").orElse("")
                    + ": "
                    + it.kind().words())
        .toList();
  }

  private static Optional<String> object(DriftedFile difference) {
    return difference
        .wanted()
        .or(difference::there)
        .filter(_ -> difference.path().endsWith(".yaml"))
        .flatMap(text -> YamlReader.read(difference.path(), text).documents().stream().findFirst())
        .flatMap(document -> document.root() instanceof Mapping it ? name(it) : Optional.empty());
  }

  private static Optional<String> name(Mapping object) {
    return object
        .text("kind")
        .flatMap(kind -> object.mapping("metadata").text("name").map(name -> kind + " " + name));
  }
}
