package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys that a program's own configuration may hold at one version.
///
/// Those of Grafana are known in part: its table is of no single version, and Grafana has keys that
/// it lacks. There a key is unknown only where it is a slip of a known one beside it, and what the
/// table does not have at all passes. One slip and no more: among the keys that it has, none is so
/// close to another, some are two letters away.
public final class ConfigKeys {

  private final ProgramRelease release;
  private final KeyTable table;

  /// False where the program has keys that the table lacks.
  private final boolean whole;

  private ConfigKeys(ProgramRelease release, KeyTable table, boolean whole) {
    this.release = release;
    this.table = table;
    this.whole = whole;
  }

  /// The keys of a program; empty where the catalog has no table for it.
  ///
  /// @param version of the program, as far as its minor: `2.9` and `2.9.17` are read as the release
  ///   of that minor that the catalog names
  public static Optional<ConfigKeys> of(String program, String version) {
    return Version.parse(version).flatMap(wanted -> of(releases(program), wanted));
  }

  private static Optional<ConfigKeys> of(List<ProgramRelease> releases, Version wanted) {
    return releases.stream()
        .filter(release -> release.version().minor().equals(wanted.minor()))
        .findFirst()
        .flatMap(ConfigKeys::of);
  }

  private static Optional<ConfigKeys> of(ProgramRelease release) {
    return table(release)
        .map(table -> new ConfigKeys(release, table, true))
        .or(() -> part(release).map(table -> new ConfigKeys(release, table, false)));
  }

  private static List<ProgramRelease> releases(String program) {
    return Program.of(program).stream()
        .flatMap(known -> Catalog.LINES.stream().map(line -> line.release(known)))
        .toList();
  }

  private static Optional<KeyTable> table(ProgramRelease release) {
    return KeyTable.load(
        "config/" + release.program() + "-" + release.version(), release.version());
  }

  /// The keys known of the program, whatever its version.
  private static Optional<KeyTable> part(ProgramRelease release) {
    return KeyTable.load("config/" + release.program(), release.version());
  }

  /// The keys in `config` that the program would refuse or ignore, in the order they are written;
  /// where its keys are known in part, the slips among them.
  public List<UnknownKey> unknown(Mapping config) {
    var unknown = new ArrayList<UnknownKey>();
    table.eachUnknown(config, (parent, entry) -> unknown.add(describe(parent, entry)));
    if (!whole) {
      unknown.removeIf(key -> key.nearest().isEmpty());
    }
    return unknown;
  }

  /// The keys in `config` that a program of any version would refuse: all of them where the catalog
  /// knows the keys of its minor, else those that are known to have been removed before it, and
  /// those that no version has.
  public static List<UnknownKey> unknown(String program, Version version, Mapping config) {
    Optional<ConfigKeys> known = of(releases(program), version);
    if (known.isPresent()) {
      return known.get().unknown(config);
    }
    var removed = new ArrayList<UnknownKey>();
    Program.of(program).ifPresent(it -> collect(it, version, Pointer.ROOT, config, removed));
    removed.addAll(inNoVersion(program, config));
    return removed;
  }

  /// The keys in `config` that a program of no version knows, as far as that is certain: no release
  /// of the catalog has them, and each is a slip of a key beside it, or stands at the margin and
  /// has its place elsewhere.
  public static List<UnknownKey> inNoVersion(String program, Mapping config) {
    List<ConfigKeys> all =
        releases(program).stream().flatMap(release -> of(release).stream()).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    var unknown = new ArrayList<UnknownKey>(all.getLast().unknown(config));
    for (ConfigKeys other : all) {
      Set<Pointer> refused =
          other.unknown(config).stream().map(UnknownKey::at).collect(Collectors.toSet());
      unknown.removeIf(key -> key.removedIn().isPresent() || !refused.contains(key.at()));
    }
    unknown.removeIf(key -> !all.getLast().isSlip(key));
    return unknown;
  }

  private boolean isSlip(UnknownKey key) {
    Pointer parent = key.at().parent();
    return (parent.isRoot() && key.nearest().isPresent())
        || table.slip(parent, key.key()).isPresent();
  }

  private static void collect(
      Program program, Version version, Pointer at, Node node, List<UnknownKey> removed) {
    switch (node) {
      case Mapping mapping ->
          mapping.entries().forEach(entry -> collect(program, version, at, entry, removed));
      case Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          collect(program, version, at.to(i), sequence.items().get(i), removed);
        }
      }
      case Scalar _ -> {}
    }
  }

  private static void collect(
      Program program, Version version, Pointer at, Mapping.Entry entry, List<UnknownKey> removed) {
    Pointer here = at.to(entry.key());
    String path =
        String.join(".", here.steps().stream().filter(step -> !step.matches("[0-9]+")).toList());
    Optional<Removal> removal = Removal.of(program, version, path);
    removal.ifPresent(
        it ->
            removed.add(
                new UnknownKey(
                    here,
                    entry.keyPlace(),
                    entry.key(),
                    Optional.empty(),
                    Optional.of(it.in().toString()),
                    Optional.of(it.repair()),
                    Optional.empty())));
    if (removal.isEmpty()) {
      collect(program, version, here, entry.value(), removed);
    }
  }

  /// What the key at the end of a way may hold; empty where the table does not say.
  public Optional<ValueType> type(Pointer at) {
    return table.find(at).map(KeyNode::type);
  }

  private UnknownKey describe(Pointer parent, Mapping.Entry entry) {
    Pointer at = parent.to(entry.key());
    Optional<Removal> removal = Removal.of(release.program(), release.version(), table.path(at));
    return new UnknownKey(
        at,
        entry.keyPlace(),
        entry.key(),
        nearest(parent, entry.key()),
        removal.map(Removal::in).map(Version::toString),
        removal.map(Removal::repair),
        addedIn(at));
  }

  private Optional<String> nearest(Pointer parent, String key) {
    return whole ? table.nearest(parent, key) : table.slip(parent, key).map(Pointer::toString);
  }

  /// The next release of the catalog that knows the key.
  private Optional<String> addedIn(Pointer at) {
    return releases(release.program().id()).stream()
        .filter(later -> later.version().compareTo(release.version()) > 0)
        .filter(later -> table(later).flatMap(known -> known.find(at)).isPresent())
        .map(later -> later.version().toString())
        .findFirst();
  }
}
