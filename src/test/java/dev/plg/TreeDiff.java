package dev.plg;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plg.app.patch.UnifiedDiff;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A tree of files as its difference to another: the digests of its folders, the files that it does
/// not have, and for each file that differs a patch of the one that is nearest to it. A file that is
/// not named is the same in both.
///
///     as dev/3.7
///     sha256 of manifests: 2f9a…
///     without manifests/promtail/daemonset.yaml
///     diff dev/3.7/manifests/loki/configmap.yaml alloy/3.7/manifests/loki/configmap.yaml
///     --- dev/3.7/manifests/loki/configmap.yaml
///     +++ alloy/3.7/manifests/loki/configmap.yaml
///     @@ -1,7 +1,7 @@
///
/// @param trees whole trees by their names, as `dev/3.7`
public record TreeDiff(Function<String, SortedMap<String, String>> trees) {

  private static final String BASE = "as ";
  private static final String DIGEST = "sha256 of ";
  private static final String WITHOUT = "without ";
  private static final String NEW = "/dev/null";
  private static final String FIRST = "manifests/";

  /// The difference to that of the bases of which it is the shortest.
  ///
  /// @param bases the names of trees
  public String shortest(String name, List<String> bases) {
    return bases.stream()
        .map(base -> of(name, base, bases))
        .min(Comparator.comparingLong(text -> text.lines().count()))
        .orElseThrow();
  }

  private String of(String name, String base, List<String> bases) {
    SortedMap<String, String> before = trees.apply(base);
    SortedMap<String, String> after = trees.apply(name);
    var text = new StringBuilder(BASE + base + "\n");
    digests(after).forEach((folder, it) -> text.append(DIGEST + folder + ": " + it + "\n"));
    var without = new TreeSet<>(before.keySet());
    without.removeAll(after.keySet());
    without.forEach(file -> text.append(WITHOUT + file + "\n"));
    var sources = new LinkedHashMap<String, String>();
    bases.forEach(
        tree -> trees.apply(tree).forEach((file, it) -> sources.put(path(tree, file), it)));
    for (String file : ordered(after.keySet())) {
      String wanted = text(after, file);
      if (!wanted.equals(before.get(file))) {
        String source = source(file, wanted, path(base, file), sources);
        String target = path(name, file);
        text.append("diff " + source + " " + target + "\n");
        String from = sources.getOrDefault(source, "");
        text.append(UnifiedDiff.of(source, target, from, wanted));
      }
      if (file.startsWith(FIRST)) {
        sources.put(path(name, file), wanted);
      }
    }
    return text.toString();
  }

  /// The file with the fewest lines that differ: the one of the base, or one of the same name.
  private static String source(
      String file, String wanted, String same, Map<String, String> sources) {
    var candidates = new ArrayList<String>(List.of(same, NEW));
    String end = file.substring(file.lastIndexOf('/'));
    sources.keySet().stream().filter(it -> it.endsWith(end)).forEach(candidates::add);
    candidates.removeIf(it -> !sources.containsKey(it) && !it.equals(NEW));
    return candidates.stream()
        .min(Comparator.comparingLong(it -> distance(sources.getOrDefault(it, ""), wanted)))
        .orElseThrow();
  }

  /// About as many lines as a patch would have.
  private static long distance(String before, String after) {
    Map<String, Integer> lines = new TreeMap<>();
    before.lines().forEach(line -> lines.merge(line, 1, Integer::sum));
    after.lines().forEach(line -> lines.merge(line, -1, Integer::sum));
    return lines.values().stream().mapToInt(Math::abs).sum();
  }

  /// The tree that a difference describes.
  ///
  /// @throws IllegalArgumentException where a patch does not apply or the digest is another
  public SortedMap<String, String> apply(String name, String text) {
    List<String> sections = List.of(text.split("(?m)^(?=diff )"));
    List<String> head = sections.getFirst().lines().toList();
    SortedMap<String, String> files =
        new TreeMap<>(trees.apply(head.getFirst().substring(BASE.length())));
    head.stream()
        .filter(line -> line.startsWith(WITHOUT))
        .forEach(line -> files.remove(line.substring(WITHOUT.length())));
    for (String section : sections.subList(1, sections.size())) {
      List<String> lines = section.lines().toList();
      String[] words = lines.getFirst().split(" ", -1);
      String from = words[1].equals(NEW) ? "" : source(words[1], name, files);
      files.put(
          words[2].substring(name.length() + 1),
          lines.size() == 1 ? from : TextPatch.apply(lines.subList(1, lines.size()), from, false));
    }
    List<String> digests =
        digests(files).entrySet().stream()
            .map(it -> DIGEST + it.getKey() + ": " + it.getValue())
            .toList();
    if (!digests.equals(head.stream().filter(line -> line.startsWith(DIGEST)).toList())) {
      throw new IllegalArgumentException(name + ": the digests of the whole tree are " + digests);
    }
    return files;
  }

  private String source(String path, String name, SortedMap<String, String> files) {
    return path.startsWith(name + "/")
        ? text(files, path.substring(name.length() + 1))
        : text(trees.apply(tree(path)), path.substring(tree(path).length() + 1));
  }

  private static String text(SortedMap<String, String> files, String file) {
    String text = files.get(file);
    if (text == null) {
      throw new IllegalArgumentException("there is no " + file + " to edit");
    }
    return text;
  }

  /// The tree in `dev/3.7/manifests/loki/configmap.yaml`.
  private static String tree(String path) {
    return path.substring(0, path.indexOf('/', path.indexOf('/') + 1));
  }

  private static String path(String tree, String file) {
    return tree + "/" + file;
  }

  /// Manifests first, as other files may be edits of them.
  private static List<String> ordered(Set<String> files) {
    return files.stream()
        .sorted(Comparator.comparing((String it) -> !it.startsWith(FIRST)).thenComparing(it -> it))
        .toList();
  }

  private static SortedMap<String, String> digests(SortedMap<String, String> files) {
    return files.keySet().stream()
        .collect(
            Collectors.groupingBy(
                TreeDiff::folder,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), names -> digest(names, files))));
  }

  /// `manifests`, or `prod/manifests` of an environment.
  private static String folder(String file) {
    return file.replaceFirst("(^|/)(manifests|kustomize|helm)/.*", "$1$2");
  }

  private static String digest(Collection<String> names, SortedMap<String, String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names) {
        digest.update((name + "\0" + files.get(name) + "\0").getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
