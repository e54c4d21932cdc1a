package dev.plg.catalog;

import dev.plg.finding.Nearest;
import dev.plg.finding.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The blocks and arguments that a configuration of Alloy, or of Grafana Agent's flow mode, may
/// hold at one version, or at the nearest one that the atlas has. A way to one leads through the
/// names of blocks, the component first.
public final class BlockKeys {

  private final KeyTable table;
  private final List<KeyTable> others;
  private final boolean isCertain;
  private final KeyHistory history;

  private BlockKeys(KeyTable table, List<KeyTable> others, boolean isCertain, KeyHistory history) {
    this.table = table;
    this.others = List.copyOf(others);
    this.isCertain = isCertain;
    this.history = history;
  }

  /// Those of a program; empty where the atlas has none of it, or no version that is near.
  ///
  /// @param version of the program; where it is not known, the newest one and all before it count
  public static Optional<BlockKeys> of(Program program, Optional<Version> version) {
    List<KnownProgram> known = KnownProgram.ofBlocks(program);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return version.isEmpty()
        ? KeyTable.load(known.getLast().table())
            .map(
                all ->
                    new BlockKeys(
                        all,
                        List.of(known.getLast().keyTable()),
                        program.hasEnded(),
                        new KeyHistory(known, known.getLast().version())))
        : KnownProgram.near(known, version.get())
            .map(
                it ->
                    new BlockKeys(
                        it.known().keyTable(),
                        it.others().stream().map(KnownProgram::keyTable).toList(),
                        it.isCertain(),
                        new KeyHistory(known, it.known().version())));
  }

  /// The version of the table.
  public Version version() {
    return history.version();
  }

  /// False where the version is not in the atlas, and these are the keys of the nearest one.
  public boolean isExact() {
    return isCertain && others.isEmpty();
  }

  /// What is known of the end of a way; empty where the program has no such block or argument.
  public Optional<BlockKey> find(Pointer at) {
    return table.find(at).map(node -> BlockKey.of(at.last(), node));
  }

  /// Whether every version that may be in use has it, or none of them.
  public boolean isCertain(Pointer at) {
    return isCertain && agree(at);
  }

  private boolean agree(Pointer at) {
    Optional<BlockKey> own = find(at);
    return others.stream()
        .allMatch(other -> other.find(at).map(it -> BlockKey.of(at.last(), it)).equals(own));
  }

  /// What the block at the end of a way must hold.
  public Stream<BlockKey> required(Pointer at) {
    return table.find(at).stream()
        .flatMap(node -> node.children().entrySet().stream())
        .map(child -> BlockKey.of(child.getKey(), child.getValue()))
        .filter(BlockKey::isRequired);
  }

  /// The way to what was most likely meant, seen from the block that holds it: a like name beside
  /// it, or the same one in a block beside it.
  public Optional<String> nearest(Pointer at) {
    Optional<KeyNode> parent = table.find(at.parent());
    return parent
        .flatMap(node -> Nearest.to(at.last(), node.names()))
        .or(() -> parent.flatMap(node -> inside(node, at.last())));
  }

  private static Optional<String> inside(KeyNode node, String name) {
    return node.children().entrySet().stream()
        .filter(it -> it.getValue().type().isBlock())
        .filter(it -> it.getValue().children().containsKey(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(block -> block + "." + name);
  }

  /// The first version without it, where an earlier one had it.
  public Optional<Version> removedIn(Pointer at) {
    return history.removedIn(at);
  }

  /// The first later version that has it.
  public Optional<Version> addedIn(Pointer at) {
    return history.addedIn(at);
  }
}
