package dev.plg.catalog;

import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/// The keys that something reads at one version: a tree, read from a resource that
/// `src/build/Atlas.java` makes.
final class KeyTable {

  /// A name that is in more places than this does not tell which of them was meant.
  private static final int FEW = 3;

  /// Read once a process, when first asked for.
  private static final Map<String, Optional<String>> TEXTS = new ConcurrentHashMap<>();

  private static final Map<String, Optional<KeyTable>> LOADED = new ConcurrentHashMap<>();

  private final KeyNode root;

  private KeyTable(KeyNode root) {
    this.root = root;
  }

  /// The table of that name at a version; empty where there is none.
  ///
  /// @param name folder and file without its ending: `atlas/loki`
  static Optional<KeyTable> load(String name, Version version) {
    return load(name, Optional.of(version));
  }

  /// The table of that name with the keys of every version; empty where there is none.
  static Optional<KeyTable> load(String name) {
    return load(name, Optional.empty());
  }

  private static Optional<KeyTable> load(String name, Optional<Version> version) {
    return LOADED.computeIfAbsent(
        name + version,
        _ -> text(name + ".keys").map(text -> new KeyTable(KeyNode.parse(text, version))));
  }

  /// A resource of the atlas; empty where there is none.
  static Optional<String> text(String resource) {
    return TEXTS.computeIfAbsent(resource, KeyTable::read);
  }

  private static Optional<String> read(String resource) {
    try (InputStream in = KeyTable.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(text(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The tables are ASCII, which this takes over without a look at each character.
  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  KeyNode root() {
    return root;
  }

  /// What is known at the end of the way; empty where the table does not say.
  Optional<KeyNode> find(Pointer at) {
    Optional<KeyNode> here = Optional.of(root);
    for (String step : at.steps()) {
      here = here.flatMap(node -> node.items().or(() -> node.child(step)));
    }
    return here;
  }

  /// Calls `found` with the way to its mapping and each key in `config` that the table refuses.
  void eachUnknown(Mapping config, BiConsumer<Pointer, Mapping.Entry> found) {
    walk(
        (node, key) -> node.child(key).stream().toList(),
        List.of(root),
        config,
        Pointer.ROOT,
        found);
  }

  /// Calls `found` with the way to its mapping and each key in `values` that no template reads. A
  /// template that ranges over a map reads every key, those that another template names too.
  void eachUnread(Mapping values, BiConsumer<Pointer, Mapping.Entry> found) {
    walk(KeyNode::readers, List.of(root), values, Pointer.ROOT, found);
  }

  private static void walk(
      BiFunction<KeyNode, String, List<KeyNode>> below,
      List<KeyNode> known,
      Node value,
      Pointer at,
      BiConsumer<Pointer, Mapping.Entry> found) {
    switch (value) {
      case Mapping mapping ->
          mapping.entries().forEach(entry -> visit(below, known, entry, at, found));
      case Sequence sequence -> {
        List<KeyNode> items = known.stream().flatMap(it -> it.items().stream()).toList();
        // Where one of them does not say what an item is, it may be anything.
        if (items.size() == known.size()) {
          for (int i = 0; i < sequence.items().size(); i++) {
            walk(below, items, sequence.items().get(i), at.to(i), found);
          }
        }
      }
      case Scalar _ -> {}
    }
  }

  private static void visit(
      BiFunction<KeyNode, String, List<KeyNode>> below,
      List<KeyNode> known,
      Mapping.Entry entry,
      Pointer at,
      BiConsumer<Pointer, Mapping.Entry> found) {
    var readers = new ArrayList<KeyNode>();
    for (KeyNode node : known) {
      List<KeyNode> children = below.apply(node, entry.key());
      if (children.isEmpty() && !node.refusesOthers()) {
        return;
      }
      children.stream().filter(KeyNode::isRead).forEach(readers::add);
    }
    if (readers.isEmpty()) {
      found.accept(at, entry);
    } else {
      walk(below, readers, entry.value(), at.to(entry.key()), found);
    }
  }

  /// The dotted path of the key that was most likely meant: the same name elsewhere where few
  /// places have it, else a like name beside it, else one that few places have and that is a slip
  /// away.
  ///
  /// @param parent the way to the mapping that holds the unknown key
  Optional<String> nearest(Pointer parent, String key) {
    Map<String, NavigableSet<String>> paths = pathsByName();
    return rare(paths, key)
        .or(() -> find(parent).flatMap(node -> sibling(node, parent, key)))
        .or(() -> Nearest.slip(key, paths.keySet()).flatMap(name -> rare(paths, name)));
  }

  /// The way to the key beside it that `key` is a single slip away from.
  ///
  /// @param parent the way to the mapping that holds the unknown key
  Optional<Pointer> slip(Pointer parent, String key) {
    return find(parent).flatMap(node -> Nearest.slip(key, node.names())).map(parent::to);
  }

  private Optional<String> sibling(KeyNode node, Pointer parent, String key) {
    return Nearest.to(key, node.names())
        .or(() -> Nearest.beginning(key, node.names()))
        .map(name -> path(parent.to(name)));
  }

  private static Optional<String> rare(Map<String, NavigableSet<String>> paths, String name) {
    return Optional.ofNullable(paths.get(name))
        .filter(all -> all.size() <= FEW)
        .map(NavigableSet::getFirst);
  }

  /// The dotted paths of all keys, the shortest first, by their last step.
  private Map<String, NavigableSet<String>> pathsByName() {
    var paths = new TreeMap<String, NavigableSet<String>>();
    collect(root, "", paths);
    return paths;
  }

  private static void collect(KeyNode node, String path, Map<String, NavigableSet<String>> paths) {
    node.children()
        .forEach(
            (name, child) -> {
              String longer = join(path, name);
              if (node.names().contains(name)) {
                paths.computeIfAbsent(name, _ -> shortestFirst()).add(longer);
              }
              collect(child, longer, paths);
            });
  }

  private static NavigableSet<String> shortestFirst() {
    return new TreeSet<>(
        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  /// The way as the table writes it: `[]` for a position in a list.
  String path(Pointer at) {
    String path = "";
    Optional<KeyNode> here = Optional.of(root);
    for (String step : at.steps()) {
      boolean item = here.flatMap(KeyNode::items).isPresent();
      path = join(path, item ? KeyNode.ITEMS : step);
      here = here.flatMap(node -> node.items().or(() -> node.child(step)));
    }
    return path;
  }

  private static String join(String path, String step) {
    return path.isEmpty() || step.equals(KeyNode.ITEMS) ? path + step : path + "." + step;
  }
}
