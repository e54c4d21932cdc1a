package dev.plg.source.chart;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.ChartSource;
import dev.plg.source.files.Documents;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An entry of `dependencies`.
///
/// @param key of its values in the chart around it: the alias, or the name
/// @param chart at the version of the lock file, where there is one
/// @param repository as it is written
public record Dependency(String key, ChartSource chart, String repository, Mapping entry) {

  /// Those of `Chart.yaml`, or of the `requirements.yaml` of an old chart.
  // helm.sh/docs/topics/charts/#chart-dependencies
  static List<Dependency> of(Path folder, Mapping metadata, Documents documents) {
    var dependencies = new ArrayList<Dependency>();
    List<Mapping> locked = locked(folder, documents);
    Mapping old = first(folder.resolve("requirements.yaml"), documents);
    Stream.concat(
            metadata.sequence("dependencies").mappings(), old.sequence("dependencies").mappings())
        .filter(entry -> entry.text("name").isPresent())
        .forEach(entry -> dependencies.add(of(entry, locked, archives(folder, documents))));
    return dependencies;
  }

  /// The archives beside a chart, as `helm dependency build` puts them there.
  static List<Path> archives(Path folder, Documents documents) {
    return documents.repository().list(folder.resolve("charts")).stream()
        .filter(it -> it.getFileName().toString().endsWith(".tgz"))
        .toList();
  }

  private static List<Mapping> locked(Path folder, Documents documents) {
    return Stream.of("Chart.lock", "requirements.lock")
        .map(name -> first(folder.resolve(name), documents))
        .flatMap(lock -> lock.sequence("dependencies").mappings())
        .toList();
  }

  private static Mapping first(Path file, Documents documents) {
    return documents.isFile(file)
        ? LocalChart.mapping(documents.in(file)).orElse(Mapping.EMPTY)
        : Mapping.EMPTY;
  }

  private static Dependency of(Mapping entry, List<Mapping> locked, List<Path> archives) {
    String name = entry.text("name").orElse("");
    String repository = entry.text("repository").orElse("");
    Optional<String> exact =
        locked.stream()
            .filter(it -> it.text("name").filter(name::equals).isPresent())
            .flatMap(it -> it.text("version").stream())
            .findFirst();
    var chart =
        new ChartSource(
            name,
            exact
                .or(() -> archives.stream().flatMap(it -> version(it, name).stream()).findFirst())
                .or(() -> entry.text("version"))
                .orElse(""),
            repository,
            entry.placeOf("name"),
            entry.placeOf("version"),
            entry.find("repository").map(Node::place).orElse(Location.NONE));
    return new Dependency(entry.text("alias").orElse(name), chart, repository, entry);
  }

  public String name() {
    return chart.name();
  }

  /// The version of an archive, as `loki-6.55.0.tgz` has it; empty for one of another chart.
  private static Optional<String> version(Path archive, String name) {
    String file = archive.getFileName().toString();
    boolean isOne =
        file.startsWith(name + "-")
            && file.length() > name.length() + 5
            && Character.isDigit(file.charAt(name.length() + 1));
    return isOne
        ? Optional.of(file.substring(name.length() + 1, file.length() - ".tgz".length()))
        : Optional.empty();
  }

  /// The archive of the chart beside the chart around it.
  Optional<Path> archive(Path parent, Documents documents) {
    return archives(parent, documents).stream()
        .filter(it -> version(it, name()).isPresent())
        .findFirst();
  }

  /// The folder of the chart inside the archive beside the chart around it.
  Optional<Path> archived(Path parent, Documents documents) {
    return archive(parent, documents)
        .map(it -> it.resolve(name()))
        .filter(it -> documents.isFile(it.resolve("Chart.yaml")));
  }

  /// The folder of a dependency that is a chart of this repository.
  Optional<Path> folder(Path parent, Documents documents) {
    if (repository.startsWith("file://")) {
      return resolve(parent, repository.substring("file://".length()));
    }
    return repository.isEmpty()
        ? resolve(parent, "charts/" + name())
            .filter(path -> documents.isFile(path.resolve("Chart.yaml")))
        : Optional.empty();
  }

  private static Optional<Path> resolve(Path parent, String path) {
    try {
      return Optional.of(parent.resolve(path).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// Whether the values of the chart around it switch it on: the first path of its condition that
  /// has a boolean, else one of its tags, else always.
  // helm pkg/chart/v2/util/dependencies.go@v3.18 processDependencyConditions, processDependencyTags
  boolean isEnabled(Mapping values) {
    for (Pointer condition : conditions()) {
      Optional<Node> found = values.find(condition);
      if (found.isPresent()
          && found.get() instanceof Scalar scalar
          && scalar.kind() == Scalar.Kind.BOOLEAN) {
        return scalar.text().equals("true");
      }
    }
    List<String> tags =
        entry.sequence("tags").items().stream()
            .flatMap(tag -> values.mapping("tags").text(((Scalar) tag).text()).stream())
            .toList();
    return tags.isEmpty() || tags.contains("true");
  }

  private List<Pointer> conditions() {
    return entry.text("condition").stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(path -> Pointer.of(path.strip().split("\\.", -1)))
        .toList();
  }

  /// The dependency's values without the switch that only the chart around it reads.
  Mapping withoutCondition(Mapping part) {
    Mapping rest = part;
    for (Pointer condition : conditions()) {
      boolean inside = condition.steps().size() == 2 && condition.steps().getFirst().equals(key);
      if (inside) {
        rest = rest.toBuilder().remove(condition.last()).build();
      }
    }
    return rest;
  }
}
