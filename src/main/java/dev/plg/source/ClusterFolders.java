package dev.plg.source;

import dev.plg.source.files.Repository;
import dev.plg.source.files.Repository.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells folders of clusters and environments apart, so that an object of one is not taken for an
/// object of the other. A folder is one of them where its parent says so by its name, or where a
/// folder beside it holds the same objects, at least half of the smaller one's, in files of the
/// same names, or an object of the same name that says what its cluster is made of.
final class ClusterFolders {

  private static final Set<String> PARENTS =
      Set.of(
          "clusters",
          "cluster",
          "environments",
          "environment",
          "envs",
          "env",
          "overlays",
          "stages");

  private static final List<String> NAMING = List.of("Application ", "Kustomization ");

  private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*(\\S+)");
  private static final Pattern NAME =
      Pattern.compile("(?m)^(?:  +name:|metadata:\\s*\\{.*?name:)\\s*(?:&\\S+\\s+)?([^\\s,}]+)");

  private final Repository repository;

  ClusterFolders(Repository repository) {
    this.repository = repository;
  }

  /// The files of each world, by its name; those of no cluster are one world.
  Map<String, List<Path>> divide(List<Path> files) {
    Set<Path> alike = alike(files);
    var worlds = new LinkedHashMap<String, List<Path>>();
    for (Path file : files) {
      String name = world(file, alike).map(Path::toString).orElse("");
      worlds.computeIfAbsent(name, _ -> new ArrayList<>()).add(file);
    }
    return worlds;
  }

  /// The innermost folder around a file that has one like it beside it, else the outermost folder
  /// of a cluster.
  private static Optional<Path> world(Path file, Set<Path> alike) {
    Optional<Path> world = Optional.empty();
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (alike.contains(folder)) {
        return Optional.of(folder);
      }
      Path parent = folder.getParent();
      if (parent != null
          && parent.getFileName() != null
          && PARENTS.contains(parent.getFileName().toString())) {
        world = Optional.of(folder);
      }
    }
    return world;
  }

  /// Folders with a folder beside them that holds the same objects.
  private Set<Path> alike(List<Path> files) {
    Map<Path, Map<Path, Map<Path, Path>>> byParent = new TreeMap<>();
    for (Path file : files) {
      for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
        Path parent = Optional.ofNullable(folder.getParent()).orElse(Path.of(""));
        byParent
            .computeIfAbsent(parent, _ -> new TreeMap<>())
            .computeIfAbsent(folder, _ -> new TreeMap<>())
            .put(folder.relativize(file), file);
      }
    }
    var alike = new HashSet<Path>();
    var identities = new LinkedHashMap<Path, Set<String>>();
    byParent.values().forEach(siblings -> compare(siblings, alike, identities));
    return alike;
  }

  private void compare(
      Map<Path, Map<Path, Path>> siblings, Set<Path> alike, Map<Path, Set<String>> identities) {
    List<Path> folders = List.copyOf(siblings.keySet());
    for (int a = 0; a < folders.size(); a++) {
      for (int b = a + 1; b < folders.size() && b < a + 50; b++) {
        Map<Path, Path> left = siblings.getOrDefault(folders.get(a), Map.of());
        Map<Path, Path> right = siblings.getOrDefault(folders.get(b), Map.of());
        if (namesTheSame(left, right, identities)
            || (left.keySet().stream().anyMatch(right::containsKey)
                && isAlike(left.values(), right.values(), identities))) {
          alike.add(folders.get(a));
          alike.add(folders.get(b));
        }
      }
    }
  }

  /// Whether two files of one name make the same Application, or the same Kustomization of Flux: a
  /// cluster has one of them.
  private boolean namesTheSame(
      Map<Path, Path> left, Map<Path, Path> right, Map<Path, Set<String>> identities) {
    for (Map.Entry<Path, Path> file : left.entrySet()) {
      Path other = right.get(file.getKey());
      if (other != null) {
        Set<String> there = identities(List.of(other), identities);
        for (String identity : identities(List.of(file.getValue()), identities)) {
          if (NAMING.stream().anyMatch(identity::startsWith) && there.contains(identity)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isAlike(
      Collection<Path> left, Collection<Path> right, Map<Path, Set<String>> identities) {
    Set<String> a = identities(left, identities);
    Set<String> b = identities(right, identities);
    long shared = a.stream().filter(b::contains).count();
    return shared > 0 && shared * 2 >= Math.min(a.size(), b.size());
  }

  private Set<String> identities(Collection<Path> files, Map<Path, Set<String>> known) {
    var all = new HashSet<String>();
    files.forEach(file -> all.addAll(known.computeIfAbsent(file, this::identities)));
    return all;
  }

  /// Kind and name of each document, as its text shows them: this decides over no finding alone.
  private Set<String> identities(Path file) {
    var identities = new HashSet<String>();
    if (repository.read(file) instanceof Content.Text(String text)) {
      for (String document : text.split("(?m)^---", -1)) {
        Matcher kind = KIND.matcher(document);
        Matcher name = NAME.matcher(document);
        if (kind.find() && name.find()) {
          identities.add(kind.group(1) + " " + name.group(1));
        }
      }
    }
    return identities;
  }
}
