package dev.plg.catalog;

import dev.plg.finding.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys of a chart's values, or of a program's configuration, for people who look one up: with
/// what each key was at every version of the atlas.
public final class KeyBook {

  private final String title;
  private final Version version;
  private final KeyNode all;
  private final KeyNode now;

  /// The charts that a chart depends on, by the key of their values.
  private final Map<String, KeyBook> parts;

  private KeyBook(
      String title, Version version, KeyNode all, KeyNode now, Map<String, KeyBook> parts) {
    this.title = title;
    this.version = version;
    this.all = all;
    this.now = now;
    this.parts = parts;
  }

  /// The values of a chart.
  public static KeyBook of(KnownChart chart) {
    Map<String, KeyBook> parts =
        chart.parts().entrySet().stream()
            .filter(it -> it.getValue().find().isPresent())
            .collect(
                Collectors.toMap(Map.Entry::getKey, it -> of(it.getValue().find().orElseThrow())));
    return new KeyBook(
        "chart " + chart.name(),
        chart.version(),
        KeyTable.load(chart.table()).orElseThrow().root(),
        chart.keyTable().root(),
        parts);
  }

  /// The configuration of a program; empty where the atlas has none of it.
  ///
  /// @param version empty for the newest released one; one that the atlas lacks is the nearest
  public static Optional<KeyBook> of(Program program, Optional<Version> version) {
    List<KnownProgram> keys = KnownProgram.ofKeys(program);
    List<KnownProgram> known = keys.isEmpty() ? KnownProgram.ofBlocks(program) : keys;
    List<KnownProgram> released = known.stream().filter(KnownProgram::isReleased).toList();
    Optional<KnownProgram> chosen =
        version.isEmpty()
            ? released.stream().reduce((_, next) -> next)
            : KnownProgram.near(known, version.get()).map(Nearby::known);
    return chosen.map(
        it ->
            new KeyBook(
                program.title(),
                it.version(),
                KeyTable.load(it.table()).orElseThrow().root(),
                it.keyTable().root(),
                Map.of()));
  }

  /// Whose keys these are: `chart loki`, `Loki`.
  public String title() {
    return title;
  }

  /// The version in use.
  public Version version() {
    return version;
  }

  /// What is known of a key; empty of a key that no version has.
  ///
  /// @param path dotted; a list's position may be written or left out
  public Optional<KeyEntry> find(String path) {
    return way(all, path, "")
        .map(it -> entry(it.path, it.node))
        .or(() -> ofPart(path).flatMap(part -> part.book.find(part.rest).map(part::above)));
  }

  private record Way(String path, KeyNode node) {}

  private record PartOf(String key, KeyBook book, String rest) {
    KeyEntry above(KeyEntry entry) {
      return new KeyEntry(key + "." + entry.path(), entry.spans(), entry.current(), entry.below());
    }
  }

  private Optional<PartOf> ofPart(String path) {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    return Optional.ofNullable(parts.get(key))
        .map(book -> new PartOf(key, book, dot < 0 ? "" : path.substring(dot + 1)));
  }

  private KeyEntry entry(String path, KeyNode node) {
    Optional<KeyNode> here = path.isEmpty() ? Optional.of(now) : way(now, path, "").map(Way::node);
    return new KeyEntry(
        path,
        node.spans(),
        here.map(it -> it.spans().stream().filter(span -> span.holds(version)).findFirst())
            .orElse(Optional.empty()),
        here.map(KeyBook::names).orElse(List.of()));
  }

  /// The keys right below; those of a list's items, where there are none.
  private static List<String> names(KeyNode node) {
    Set<String> names = node.names();
    return names.isEmpty()
        ? node.items().map(KeyNode::names).map(List::copyOf).orElse(List.of())
        : List.copyOf(names);
  }

  /// The keys of the version in use below a key, and their own, deepest last.
  ///
  /// @param path dotted; empty for all
  public List<KeyEntry> below(String path) {
    var found = new ArrayList<KeyEntry>();
    way(now, path, "").ifPresent(it -> collect(it.path, it.node, found));
    ofPart(path)
        .ifPresent(part -> part.book.below(part.rest).forEach(it -> found.add(part.above(it))));
    return found;
  }

  private void collect(String path, KeyNode node, List<KeyEntry> found) {
    node.children()
        .forEach(
            (name, child) -> {
              String longer = join(path, name);
              if (!name.equals(KeyNode.ITEMS)) {
                found.add(entry(longer, child));
              }
              collect(longer, child, found);
            });
  }

  /// The way to a key. The name of a component, as `loki.write`, holds a dot.
  private static Optional<Way> way(KeyNode node, String rest, String path) {
    if (rest.isEmpty()) {
      return Optional.of(new Way(path, node));
    }
    if (rest.startsWith("[")) {
      int end = rest.indexOf(']');
      String left = end < 0 ? "" : rest.substring(end + 1).replaceFirst("^[.]", "");
      return end < 0
          ? Optional.empty()
          : node.items().flatMap(items -> way(items, left, join(path, KeyNode.ITEMS)));
    }
    for (Map.Entry<String, KeyNode> child : node.children().entrySet()) {
      String name = child.getKey();
      if (startsWith(rest, name)) {
        String left = rest.substring(name.length()).replaceFirst("^[.]", "");
        Optional<Way> found = way(child.getValue(), left, join(path, name));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.ofNullable(node.children().get(KeyNode.ANY_KEY))
        .flatMap(any -> way(any, rest.replaceFirst("^[^.\\[]+[.]?", ""), join(path, "*")))
        .or(() -> node.items().flatMap(it -> way(it, rest, join(path, KeyNode.ITEMS))));
  }

  private static boolean startsWith(String rest, String name) {
    return rest.startsWith(name)
        && (rest.length() == name.length() || ".[".indexOf(rest.charAt(name.length())) >= 0);
  }

  private static String join(String path, String step) {
    return path.isEmpty() || step.equals(KeyNode.ITEMS) ? path + step : path + "." + step;
  }

  /// The path that was most likely meant: the same name in few other places, or a like name below
  /// the same parent, or a like path anywhere.
  public Optional<String> nearest(String path) {
    int dot = path.lastIndexOf('.');
    String parent = dot < 0 ? "" : path.substring(0, dot);
    String name = path.substring(dot + 1);
    Optional<String> sibling =
        find(parent)
            .flatMap(it -> Nearest.to(name, it.below()))
            .map(near -> join(find(parent).orElseThrow().path(), near));
    if (sibling.isPresent()) {
      return sibling;
    }
    var paths = new LinkedHashSet<String>();
    below("").forEach(entry -> paths.add(entry.path()));
    List<String> sameName =
        paths.stream().filter(it -> it.equals(name) || it.endsWith("." + name)).toList();
    return sameName.isEmpty() || sameName.size() > 3
        ? Nearest.to(path, paths)
        : Optional.of(sameName.getFirst());
  }
}
