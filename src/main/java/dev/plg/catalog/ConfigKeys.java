package dev.plg.catalog;

import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys that a program's own configuration may hold at one version.
public final class ConfigKeys {

  private final Release release;
  private final KeyTable table;

  private ConfigKeys(Release release, KeyTable table) {
    this.release = release;
    this.table = table;
  }

  /// The keys of a program; empty where the catalog has no table for it.
  ///
  /// @param version of the program, as far as its minor: `2.9` and `2.9.17` are read as the release
  ///   of that minor that the catalog names
  public static Optional<ConfigKeys> of(String program, String version) {
    return Version.parse(version).flatMap(wanted -> of(releases(program), wanted));
  }

  private static Optional<ConfigKeys> of(List<Release> releases, Version wanted) {
    return releases.stream()
        .filter(release -> release.version().minor().equals(wanted.minor()))
        .findFirst()
        .flatMap(release -> table(release).map(table -> new ConfigKeys(release, table)));
  }

  private static List<Release> releases(String program) {
    return Program.of(program).stream()
        .flatMap(known -> Catalog.LINES.stream().map(line -> line.release(known)))
        .toList();
  }

  private static Optional<KeyTable> table(Release release) {
    return KeyTable.load("config/" + release.program() + "-" + release.version());
  }

  /// The keys in `config` that the program would refuse or ignore, in the order they are written.
  public List<UnknownKey> unknown(Mapping config) {
    var unknown = new ArrayList<UnknownKey>();
    table.eachUnknown(config, (parent, entry) -> unknown.add(describe(parent, entry)));
    return unknown;
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
        table.nearest(parent, entry.key()),
        removal.map(Removal::in).map(Version::toString),
        removal.map(Removal::repair),
        addedIn(at));
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
