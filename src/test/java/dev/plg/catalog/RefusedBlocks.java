package dev.plg.catalog;

import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.Block;
import dev.plg.finding.Pointer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the tables of a version refuse in a configuration: blocks and arguments that it does not
/// have, and those that it needs.
public final class RefusedBlocks {

  private RefusedBlocks() {}

  public static Stream<String> of(BlockKeys keys, AlloyFile config) {
    Set<String> own =
        config
            .all()
            .filter(it -> it.name().equals("declare") || it.name().startsWith("import."))
            .map(Block::label)
            .collect(Collectors.toSet());
    return config.blocks().stream()
        .filter(it -> !own.contains(it.name().replaceFirst("\\..*", "")))
        .filter(it -> !it.name().equals("declare") && !it.name().equals("foreach"))
        .flatMap(it -> of(keys, Pointer.of(it.name()), it));
  }

  private static Stream<String> of(BlockKeys keys, Pointer at, Block block) {
    Optional<BlockKey> known = keys.find(at);
    if (known.isEmpty()) {
      return Stream.of(at.toString());
    }
    Stream<String> missing =
        keys.required(at)
            .map(BlockKey::name)
            .filter(it -> block.attribute(it).isEmpty() && block.block(it).isEmpty())
            .map(it -> "without " + at.to(it));
    Stream<String> unknown =
        block.attributes().stream()
            .map(it -> at.to(it.name()))
            .filter(it -> keys.find(it).filter(key -> !key.isBlock()).isEmpty())
            .map(Pointer::toString);
    Stream<String> below = block.blocks().stream().flatMap(it -> of(keys, at.to(it.name()), it));
    return Stream.of(missing, unknown, below).flatMap(it -> it);
  }
}
