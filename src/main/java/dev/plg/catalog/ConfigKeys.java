package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The keys that a program's own configuration may hold at one version, or at the nearest one that
/// the atlas has.
///
/// Those of Grafana are known in part: its table is of no single version, and Grafana has keys that
/// it lacks. There a key is unknown only where it is a slip of a known one beside it, and what the
/// table does not have at all passes. One slip and no more: among the keys that it has, none is so
/// close to another, some are two letters away.
public final class ConfigKeys {

  private final Program program;
  private final Version version;
  private final KeyTable table;

  /// False where the program has keys that the table lacks.
  private final boolean whole;

  /// Tables that may hold instead.
  private final List<KeyTable> others;

  private final boolean isCertain;

  private ConfigKeys(
      Program program,
      Version version,
      KeyTable table,
      boolean whole,
      List<KeyTable> others,
      boolean isCertain) {
    this.program = program;
    this.version = version;
    this.table = table;
    this.whole = whole;
    this.others = List.copyOf(others);
    this.isCertain = isCertain;
  }

  /// The keys of a program; empty where the catalog has no table for it, or none of its versions is
  /// near.
  ///
  /// @param version of the program; one without a patch, as `2.9`, is the newest of that minor
  public static Optional<ConfigKeys> of(Program program, Version version) {
    List<KnownProgram> known = KnownProgram.ofKeys(program);
    return known.isEmpty()
        ? KeyTable.load("config/" + program)
            .filter(_ -> isDeployed(program, version))
            .map(table -> new ConfigKeys(program, version, table, false, List.of(), true))
        : KnownProgram.near(known, version)
            .map(
                it ->
                    new ConfigKeys(
                        program,
                        it.known().version(),
                        it.known().keyTable(),
                        true,
                        it.others().stream().map(KnownProgram::keyTable).toList(),
                        it.isCertain()));
  }

  /// Whether a line of the catalog has that minor version of the program.
  private static boolean isDeployed(Program program, Version version) {
    return Catalog.LINES.stream()
        .flatMap(line -> line.find(program).stream())
        .anyMatch(release -> release.version().minor().equals(version.minor()));
  }

  /// The version of the table.
  public Version version() {
    return version;
  }

  /// False where the version is not in the atlas, and these are the keys of the nearest one.
  public boolean isExact() {
    return isCertain && others.isEmpty();
  }

  /// The keys in `config` that the program would refuse or ignore, in the order they are written;
  /// where its keys are known in part, the slips among them.
  public List<UnknownKey> unknown(Mapping config) {
    var unknown = new ArrayList<UnknownKey>();
    table.eachUnknown(config, (parent, entry) -> unknown.add(describe(parent, entry)));
    if (!whole) {
      unknown.removeIf(key -> key.nearest().isEmpty());
    }
    if (!isCertain) {
      unknown.replaceAll(UnknownKey::uncertain);
    }
    for (KeyTable other : others) {
      Set<Pointer> refused = refused(other, config);
      unknown.replaceAll(key -> refused.contains(key.at()) ? key : key.uncertain());
    }
    return unknown;
  }

  private static Set<Pointer> refused(KeyTable table, Mapping config) {
    var refused = new HashSet<Pointer>();
    table.eachUnknown(config, (parent, entry) -> refused.add(parent.to(entry.key())));
    return refused;
  }

  /// The keys that any version of a program has, each as the newest of those has it.
  public static Optional<ConfigKeys> ofAny(Program program) {
    List<KnownProgram> known = KnownProgram.ofKeys(program);
    return known.isEmpty()
        ? Optional.empty()
        : KeyTable.load(KnownProgram.table(program))
            .map(
                all ->
                    new ConfigKeys(program, known.getLast().version(), all, true, List.of(), true));
  }

  /// The keys in `config` that the program knows at no version of the atlas. A version that is
  /// newer than all of them may know one that is no slip of a key beside it.
  public static List<UnknownKey> inNoVersion(Program program, Mapping config) {
    return ofAny(program).stream()
        .flatMap(
            keys ->
                keys.unknown(config).stream()
                    .map(key -> program.hasEnded() || keys.isSlip(key) ? key : key.uncertain()))
        .toList();
  }

  private boolean isSlip(UnknownKey key) {
    Pointer parent = key.at().parent();
    return (parent.isRoot() && key.nearest().isPresent())
        || table.slip(parent, key.key()).isPresent();
  }

  /// The values in `config` whose keys are known, in the order they are written.
  public List<KnownValue> values(Mapping config) {
    var values = new ArrayList<KnownValue>();
    collect(Pointer.ROOT, config, values);
    return values;
  }

  private void collect(Pointer at, Node value, List<KnownValue> values) {
    switch (value) {
      case Mapping mapping ->
          mapping.entries().forEach(it -> visit(at.to(it.key()), it.value(), values));
      case Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          visit(at.to(i), list.items().get(i), values);
        }
      }
      case Scalar _ -> {}
    }
  }

  private void visit(Pointer at, Node value, List<KnownValue> values) {
    table
        .find(at)
        .map(KnownKey::of)
        .ifPresent(
            key -> {
              values.add(new KnownValue(at, key, value, isCertain(at, key)));
              collect(at, value, values);
            });
  }

  private boolean isCertain(Pointer at, KnownKey key) {
    return isCertain
        && others.stream()
            .allMatch(
                it -> it.find(at).filter(node -> KnownKey.of(node).takesSame(key)).isPresent());
  }

  /// Whether the program reads the key at the end of a way, with a position for each list.
  public boolean knows(String... way) {
    return table.find(Pointer.of(way)).isPresent();
  }

  /// The whole number that the program has by default at the end of a way; empty where it has none.
  public Optional<Long> standard(String... way) {
    return table.find(Pointer.of(way)).flatMap(KeyNode::standard).map(Long::valueOf);
  }

  /// What the key at the end of a way may hold; empty where the table does not say.
  public Optional<ValueType> type(Pointer at) {
    return table.find(at).map(KeyNode::type);
  }

  /// Whether a key is one that is on or off.
  public boolean isSwitch(Pointer at) {
    return type(at).filter(ValueType.BOOL::equals).isPresent();
  }

  private UnknownKey describe(Pointer parent, Mapping.Entry entry) {
    Pointer at = parent.to(entry.key());
    Optional<Removal> removal = Removal.of(program, version, table.path(at));
    return new UnknownKey(
        at,
        entry.keyPlace(),
        entry.key(),
        nearest(parent, entry.key()),
        removal.map(Removal::in).or(() -> history().removedIn(at)).map(Version::toString),
        removal.map(Removal::repair),
        history().addedIn(at).map(Version::toString),
        true);
  }

  private KeyHistory history() {
    return new KeyHistory(KnownProgram.ofKeys(program), version);
  }

  private Optional<String> nearest(Pointer parent, String key) {
    return whole ? table.nearest(parent, key) : table.slip(parent, key).map(Pointer::toString);
  }
}
