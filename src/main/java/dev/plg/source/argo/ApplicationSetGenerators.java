package dev.plg.source.argo;

import dev.plg.source.files.Documents;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Merge;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The sets of parameters that the generators of an ApplicationSet tell without a cluster.
// argo-cd docs/operator-manual/applicationset/Generators.md
final class ApplicationSetGenerators {

  private static final int DEEPEST = 6;

  private final Documents documents;
  private final boolean goTemplate;

  ApplicationSetGenerators(Documents documents, boolean goTemplate) {
    this.documents = documents;
    this.goTemplate = goTemplate;
  }

  /// Parameters of one Application.
  ///
  /// @param open whether a cluster or a service tells more of them
  record Parameters(Mapping known, boolean open) {

    static final Parameters UNKNOWN = new Parameters(Mapping.EMPTY, true);

    static Parameters of(Mapping known) {
      return new Parameters(known, false);
    }

    Parameters with(Parameters more) {
      return new Parameters(Merge.over(known, more.known), open || more.open);
    }
  }

  List<Parameters> parameters(Mapping spec) {
    return spec.sequence("generators").mappings().flatMap(it -> of(it).stream()).toList();
  }

  private List<Parameters> of(Mapping generator) {
    if (generator.find("list").isPresent()) {
      return generator
          .mapping("list")
          .sequence("elements")
          .mappings()
          .map(it -> Parameters.of(shaped(it)))
          .toList();
    }
    if (generator.find("git").isPresent()) {
      return git(generator.mapping("git"));
    }
    if (generator.find("matrix").isPresent()) {
      return product(generator.mapping("matrix").sequence("generators"));
    }
    return generator.find("merge").isPresent()
        ? parameters(generator.mapping("merge"))
        : List.of(Parameters.UNKNOWN);
  }

  private List<Parameters> product(Sequence generators) {
    List<Parameters> sets = List.of(Parameters.of(Mapping.EMPTY));
    for (Mapping generator : generators.mappings().toList()) {
      List<Parameters> inner = of(generator);
      sets = sets.stream().flatMap(set -> inner.stream().map(set::with)).toList();
    }
    return sets;
  }

  private List<Parameters> git(Mapping git) {
    var sets = new ArrayList<Parameters>();
    for (Path folder : matching(git.sequence("directories"), true)) {
      sets.add(Parameters.of(path(folder)));
    }
    for (Path file : matching(git.sequence("files"), false)) {
      Path folder = file.resolveSibling("");
      documents.in(file).stream()
          .filter(Mapping.class::isInstance)
          .map(root -> shaped((Mapping) root))
          .forEach(content -> sets.add(Parameters.of(Merge.over(content, path(folder)))));
    }
    return sets.isEmpty() ? List.of(Parameters.UNKNOWN) : sets;
  }

  /// The paths from the repository's root that the patterns name and no `exclude` takes out.
  private List<Path> matching(Sequence patterns, boolean folders) {
    List<PathMatcher> wanted = matchers(patterns, false);
    List<PathMatcher> excluded = matchers(patterns, true);
    if (wanted.isEmpty()) {
      return List.of();
    }
    Path root = documents.repository().root();
    return paths(root, folders, 0)
        .filter(
            path -> {
              Path relative = root.normalize().relativize(path.normalize());
              return wanted.stream().anyMatch(it -> it.matches(relative))
                  && excluded.stream().noneMatch(it -> it.matches(relative));
            })
        .toList();
  }

  private Stream<Path> paths(Path at, boolean folders, int depth) {
    return documents.repository().list(at).stream()
        .filter(path -> !path.getFileName().toString().startsWith("."))
        .flatMap(
            path -> {
              if (!documents.repository().isFolder(path)) {
                return folders ? Stream.empty() : Stream.of(path.normalize());
              }
              Stream<Path> below =
                  depth < DEEPEST ? paths(path, folders, depth + 1) : Stream.empty();
              return folders ? Stream.concat(Stream.of(path.normalize()), below) : below;
            });
  }

  private static List<PathMatcher> matchers(Sequence patterns, boolean exclude) {
    return patterns
        .mappings()
        .filter(it -> it.text("exclude").filter("true"::equals).isPresent() == exclude)
        .flatMap(it -> it.text("path").stream())
        .flatMap(ApplicationSetGenerators::matcher)
        .toList();
  }

  private static Stream<PathMatcher> matcher(String pattern) {
    try {
      return Stream.of(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
    } catch (IllegalArgumentException _) {
      return Stream.empty();
    }
  }

  private Mapping path(Path folder) {
    Path relative = documents.repository().root().normalize().relativize(folder.normalize());
    String text = relative.toString().replace('\\', '/');
    String name = relative.getFileName().toString();
    List<String> segments = List.of(text.split("/", -1));
    return goTemplate
        ? Mapping.of(Map.of("path", Map.of("path", text, "basename", name, "segments", segments)))
        : flat(text, name, segments);
  }

  private static Mapping flat(String text, String name, List<String> segments) {
    Mapping.Builder flat = Mapping.builder().put("path", text).put("path.basename", name);
    for (int at = 0; at < segments.size(); at++) {
      flat.put("path[" + at + "]", segments.get(at));
    }
    return flat.build();
  }

  /// Without Go templates, parameters are known by their dotted paths.
  private Mapping shaped(Mapping element) {
    if (goTemplate) {
      return element;
    }
    Mapping.Builder flat = Mapping.builder();
    flatten("", element, flat);
    return flat.build();
  }

  private static void flatten(String prefix, Node node, Mapping.Builder flat) {
    switch (node) {
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  it ->
                      flatten(
                          prefix.isEmpty() ? it.key() : prefix + "." + it.key(), it.value(), flat));
      case Scalar scalar -> flat.put(prefix, scalar.text());
      case Sequence _ -> {}
    }
  }
}
