package dev.plg.catalog;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The command line flags of a program that set a key of its configuration.
public final class ProgramFlags {

  private static final Map<KnownProgram, Set<String>> AT = new ConcurrentHashMap<>();
  private static final Map<Program, Set<String>> ANY = new ConcurrentHashMap<>();

  private ProgramFlags() {}

  /// The flags of a version, without dashes; none where the atlas does not have that version.
  public static Set<String> of(Program program, Version version) {
    return KnownProgram.near(KnownProgram.ofKeys(program), version)
        .filter(Nearby::isExact)
        .map(it -> AT.computeIfAbsent(it.known(), known -> flags(known.keyTable().root())))
        .orElse(Set.of());
  }

  /// The flags that any version has.
  public static Set<String> ofAny(Program program) {
    return ANY.computeIfAbsent(
        program,
        it -> {
          Optional<KeyTable> table = KeyTable.load(KnownProgram.table(it));
          return table.map(all -> flags(all.root())).orElse(Set.of());
        });
  }

  private static Set<String> flags(KeyNode root) {
    var flags = new HashSet<String>();
    collect(root, flags);
    return Set.copyOf(flags);
  }

  private static void collect(KeyNode node, Set<String> flags) {
    if (!node.flag().isEmpty()) {
      flags.add(node.flag());
    }
    node.children().values().forEach(child -> collect(child, flags));
  }
}
