package dev.plg.catalog;

import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The right place of a value that a chart does not read: under a like name beside it, or under the
/// same name elsewhere in the chart's tree.
final class ValueHomes {

  /// Where a name is in many places, the shape of the value and the parts of the chart that the
  /// file is about tell which was meant.
  private record Home(
      Pointer at, boolean fits, boolean isRelated, int lost, boolean isInUse, int shared) {

    private static final Comparator<Home> LIKELIEST =
        Comparator.comparing((Home home) -> !home.fits)
            .thenComparing(home -> !home.isRelated)
            .thenComparing(home -> !home.isInUse)
            .thenComparingInt(home -> home.lost)
            .thenComparingInt(home -> -home.shared);

    private static final Comparator<Home> IN_ORDER =
        LIKELIEST
            .thenComparingInt(home -> home.at.steps().size())
            .thenComparingInt(home -> home.at.toString().length())
            .thenComparing(home -> home.at.toString());
  }

  /// The letters that the names of related parts share.
  private static final int RELATED = 5;

  private final KeyNode root;
  private final ConfigPaths paths;
  private final Mapping values;
  private final TreeMap<String, List<Pointer>> byName = new TreeMap<>();

  /// @param values all that the file says
  ValueHomes(KeyNode root, ConfigPaths paths, Mapping values) {
    this.root = root;
    this.paths = paths;
    this.values = values;
    collect(root, Pointer.ROOT);
  }

  private void collect(KeyNode node, Pointer at) {
    node.children()
        .forEach(
            (name, child) -> {
              // What is inside a list or under a key of the user's has no place to name.
              if (node.names().contains(name)) {
                byName.computeIfAbsent(plain(name), _ -> new ArrayList<>()).add(at.to(name));
                if (child.type() != ValueType.MAP) { // another's, who reads more than the table has
                  collect(child, at.to(name));
                }
              }
            });
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  UnreadValue of(Pointer parent, Mapping.Entry entry) {
    Pointer at = parent.to(entry.key());
    Optional<String> slip = beside(parent, entry, true);
    List<Pointer> homes =
        slip.map(name -> parent.to(name))
            .or(() -> paths.meant(at).filter(it -> accepts(it, entry.value())))
            .map(List::of)
            .orElseGet(() -> elsewhere(plain(entry.key()), parent, entry.value()));
    if (homes.isEmpty()) {
      slip = beside(parent, entry, false);
      homes = slip.map(name -> List.of(parent.to(name))).orElseGet(() -> alike(parent, entry));
    }
    if (homes.isEmpty()) {
      homes = longer(parent, entry);
    }
    if (homes.isEmpty()) {
      homes = listed(parent, entry);
    }
    if (homes.isEmpty()) {
      homes = joined(parent, entry);
    }
    String form = homes.isEmpty() ? "" : form(homes.getFirst(), entry.value());
    if (homes.isEmpty() && entry.value() instanceof Mapping mapping) {
      homes = ofLeaves(at, mapping);
    }
    List<String> lost = homes.isEmpty() ? List.of() : lost(homes.getFirst(), entry.value());
    return new UnreadValue(at, entry.keyPlace(), homes, slip.isPresent(), lost, form, List.of());
  }

  /// The key beside it that was meant and can hold the value.
  private Optional<String> beside(Pointer parent, Mapping.Entry entry, boolean nearly) {
    Set<String> names = node(parent).map(KeyNode::names).orElse(Set.of());
    Optional<String> name =
        nearly ? Nearest.slip(entry.key(), names) : Nearest.to(entry.key(), names);
    return name.filter(
        it -> node(parent.to(it)).filter(node -> fits(node, entry.value())).isPresent());
  }

  private List<Pointer> alike(Pointer parent, Mapping.Entry entry) {
    return Nearest.to(plain(entry.key()), byName.keySet())
        .map(name -> elsewhere(name, parent, entry.value()))
        .orElse(List.of());
  }

  /// The list beside it of which a single item is written: `clients` for `client`.
  private List<Pointer> listed(Pointer parent, Mapping.Entry entry) {
    Set<String> names = node(parent).map(KeyNode::names).orElse(Set.of());
    return Nearest.slip(entry.key(), names)
        .map(parent::to)
        .or(
            () ->
                Nearest.slip(plain(entry.key()), byName.keySet()).stream()
                    .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                    .findFirst())
        .filter(at -> node(at).filter(it -> it.type() == ValueType.LIST).isPresent())
        .stream()
        .toList();
  }

  /// The key whose name is that of the value behind its part's: `adminPassword` for
  /// `admin.password`.
  private List<Pointer> joined(Pointer parent, Mapping.Entry entry) {
    return parent.isRoot()
        ? List.of()
        : elsewhere(plain(parent.last() + entry.key()), parent, entry.value());
  }

  /// Where the scalars below are read that become keys of the configuration: `tempo.retention` for
  /// `tempo.compactor.compaction.block_retention`.
  private List<Pointer> ofLeaves(Pointer at, Mapping below) {
    return below.entries().stream()
        .flatMap(
            entry ->
                paths
                    .meant(at.to(entry.key()))
                    .filter(it -> accepts(it, entry.value()))
                    .map(Stream::of)
                    .orElseGet(
                        () ->
                            entry.value() instanceof Mapping mapping
                                ? ofLeaves(at.to(entry.key()), mapping).stream()
                                : Stream.empty()))
        .toList();
  }

  private boolean accepts(Pointer at, Node value) {
    return node(at).map(node -> fits(node, value) || isText(node)).orElse(true);
  }

  private String form(Pointer home, Node value) {
    ValueType type = node(home).map(KeyNode::type).orElse(ValueType.ANY);
    return switch (value) {
      case Mapping _, Sequence _ when type == ValueType.STRING -> "a block of text";
      case Mapping _, Scalar _ when type == ValueType.LIST -> "a list";
      case Mapping _, Sequence _, Scalar _ -> "";
    };
  }

  /// Whether a value is a text that becomes a part of the configuration.
  private static boolean isText(KeyNode node) {
    return node.type() == ValueType.STRING;
  }

  /// The keys beside it whose names end with its own: `defaultVolumes` for `volumes`.
  private List<Pointer> longer(Pointer parent, Mapping.Entry entry) {
    String name = plain(entry.key());
    return node(parent).map(KeyNode::names).orElse(Set.of()).stream()
        .filter(key -> name.length() > 3 && plain(key).endsWith(name))
        .map(parent::to)
        .filter(at -> node(at).filter(node -> fits(node, entry.value())).isPresent())
        .toList();
  }

  /// The places of a name that suit the value best; those that suit it equally, in order.
  private List<Pointer> elsewhere(String name, Pointer parent, Node value) {
    List<Home> homes =
        byName.getOrDefault(name, List.of()).stream()
            .map(at -> home(at, parent, value))
            .filter(Home::fits)
            .sorted(Home.IN_ORDER)
            .toList();
    return homes.stream()
        .filter(home -> Home.LIKELIEST.compare(home, homes.getFirst()) == 0)
        .map(Home::at)
        .toList();
  }

  private Home home(Pointer at, Pointer parent, Node value) {
    KeyNode node = node(at).orElseThrow();
    boolean inUse = at.steps().size() > 1 && !values.mapping(at.steps().getFirst()).isEmpty();
    return new Home(
        at,
        fits(node, value),
        isRelated(parent, at),
        lost(at, value).size(),
        inUse,
        shared(at, parent));
  }

  /// Whether two parts of the chart are named after the same thing, as `memcached` and
  /// `chunksCache`.
  private static boolean isRelated(Pointer parent, Pointer at) {
    if (parent.isRoot() || at.steps().size() < 2) {
      return false;
    }
    String is = plain(parent.last());
    String meant = plain(at.parent().last());
    return IntStream.rangeClosed(0, is.length() - RELATED)
        .anyMatch(i -> meant.contains(is.substring(i, i + RELATED)));
  }

  private static int shared(Pointer a, Pointer b) {
    int steps = 0;
    while (steps < Math.min(a.steps().size(), b.steps().size())
        && a.steps().get(steps).equals(b.steps().get(steps))) {
      steps++;
    }
    return steps;
  }

  private static boolean fits(KeyNode node, Node value) {
    return switch (value) {
      case Mapping _ ->
          node.type() == ValueType.CLOSED || node.type() == ValueType.MAP || isOpen(node);
      case Sequence _ -> node.type() == ValueType.LIST || isOpen(node);
      case Scalar scalar ->
          scalar.isNull()
              || isOpen(node)
              || (node.type() != ValueType.CLOSED
                  && node.type() != ValueType.MAP
                  && node.type() != ValueType.LIST);
    };
  }

  private static boolean isOpen(KeyNode node) {
    return node.type() == ValueType.ANY;
  }

  private List<String> lost(Pointer at, Node value) {
    Optional<KeyNode> node = node(at).filter(KeyNode::refusesOthers);
    return node.isPresent() && value instanceof Mapping mapping
        ? mapping.keys().stream().filter(key -> node.get().child(key).isEmpty()).toList()
        : List.of();
  }

  private Optional<KeyNode> node(Pointer at) {
    Optional<KeyNode> here = Optional.of(root);
    for (String step : at.steps()) {
      here = here.flatMap(node -> node.items().or(() -> node.child(step)));
    }
    return here;
  }
}
