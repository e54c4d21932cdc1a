package dev.plg.source.helmfile;

import dev.plg.finding.Location;
import dev.plg.picture.Release;
import dev.plg.source.files.Documents;
import dev.plg.source.values.ReadableValues;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A helmfile, with the helmfiles that it includes.
public final class Helmfile {

  private static final int DEEPEST = 8;

  private final Documents documents;
  private final Set<Path> included = new LinkedHashSet<>();

  private Helmfile(Documents documents) {
    this.documents = documents;
  }

  /// Whether a path is a helmfile's by its name: `helmfile.yaml`, or any file of `helmfile.d`.
  public static boolean isOne(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.gotmpl$", "");
    boolean isYaml = name.endsWith(".yaml") || name.endsWith(".yml");
    Path folder = file.getParent();
    return name.equals("helmfile.yaml")
        || name.equals("helmfile.yml")
        || (isYaml
            && folder != null
            && folder.getFileName() != null
            && folder.getFileName().toString().equals("helmfile.d"));
  }

  /// What a helmfile installs.
  ///
  /// @param environments the releases of each environment
  /// @param included the helmfiles that it names
  public record Read(Map<String, List<Release>> environments, Set<Path> included) {}

  public static Read of(Path file, Documents documents) {
    var helmfile = new Helmfile(documents);
    var environments = new LinkedHashMap<String, List<Release>>();
    for (String environment : environments(file, documents)) {
      environments.put(environment, helmfile.releases(file, environment, Mapping.EMPTY, 0));
    }
    return new Read(environments, helmfile.included);
  }

  /// A look of its own, whose problems are those of an environment that nothing may ask for.
  private static List<String> environments(Path file, Documents documents) {
    var state = new State("default", Mapping.EMPTY, new Documents(documents.repository()));
    state.read(file, Location.of(file.toString()));
    return state.environments();
  }

  private List<Release> releases(Path file, String environment, Mapping given, int depth) {
    var state = new State(environment, given, documents);
    state.read(file, Location.of(file.toString()));
    var releases = new ArrayList<Release>();
    for (Mapping release : state.tree().sequence("releases").mappings().toList()) {
      releases.addAll(new HelmfileRelease(file, release, state, documents).releases());
    }
    if (depth < DEEPEST) {
      for (Node nested : state.tree().sequence("helmfiles").items()) {
        releases.addAll(nested(file, nested, environment, state, depth));
      }
    }
    return releases;
  }

  private List<Release> nested(Path file, Node item, String environment, State state, int depth) {
    Mapping entry = item instanceof Mapping mapping ? mapping : Mapping.EMPTY;
    Node path = entry.find("path").orElse(item);
    Mapping given = Mapping.EMPTY;
    for (Node values : entry.sequence("values").items()) {
      given = Merge.over(given, ReadableValues.of(state.values(file, values)));
    }
    var releases = new ArrayList<Release>();
    for (Path found : paths(file, path)) {
      included.add(found);
      releases.addAll(releases(found, environment, given, depth + 1));
    }
    return releases;
  }

  /// A path, a folder with a helmfile, or a pattern.
  private List<Path> paths(Path file, Node item) {
    if (!(item instanceof Scalar scalar) || State.path(file, item).isEmpty()) {
      return List.of();
    }
    if (scalar.text().contains("*")) {
      return matching(file, scalar.text());
    }
    Path path = State.path(file, item).orElseThrow();
    return documents.repository().isFolder(path)
        ? Stream.of("helmfile.yaml", "helmfile.yaml.gotmpl", "helmfile.yml")
            .map(path::resolve)
            .filter(documents::isFile)
            .limit(1)
            .toList()
        : Optional.of(path).filter(documents::isFile).stream().toList();
  }

  private List<Path> matching(Path file, String pattern) {
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return files(folder, 0)
        .filter(path -> matcher.matches(folder.normalize().relativize(path.normalize())))
        .toList();
  }

  private Stream<Path> files(Path folder, int depth) {
    return documents.repository().list(folder).stream()
        .flatMap(
            path ->
                !documents.repository().isFolder(path)
                    ? Stream.of(path)
                    : depth < DEEPEST ? files(path, depth + 1) : Stream.empty());
  }
}
