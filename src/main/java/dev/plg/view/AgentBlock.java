package dev.plg.view;

import dev.plg.alloy.Block;
import dev.plg.catalog.BlockKey;
import dev.plg.catalog.BlockKeys;
import dev.plg.finding.Pointer;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A block in a configuration of Alloy, or of Grafana Agent's flow mode, with the keys of the
/// version that reads it.
///
/// @param at the way to it by names, the component first
public record AgentBlock(ProgramConfig config, BlockKeys keys, Block block, Pointer at) {

  /// The blocks whose bodies are configurations of their own.
  // alloy internal/runtime/internal/controller/node_config_foreach.go:146@v1.18.1
  private static final Set<String> PIPELINES = Set.of("declare", "foreach.template");

  /// All blocks, each before those inside it. A component that a configuration declares itself, or
  /// imports, is left out.
  public static Stream<AgentBlock> in(Picture picture) {
    Set<String> own = declared(picture);
    return Agents.in(picture)
        .filter(config -> !config.river().blocks().isEmpty())
        .flatMap(
            config ->
                BlockKeys.of(config.program(), config.version()).stream()
                    .flatMap(
                        keys ->
                            config.river().blocks().stream().flatMap(it -> top(config, keys, it))))
        .filter(it -> !own.contains(it.at.steps().getFirst().replaceFirst("\\..*", "")));
  }

  /// The names of components that are declared, and the first parts of those that are imported.
  private static Set<String> declared(Picture picture) {
    var names = new HashSet<String>();
    Agents.in(picture)
        .flatMap(config -> config.river().all())
        .filter(it -> it.name().equals("declare") || it.name().startsWith("import."))
        .forEach(it -> names.add(it.label()));
    return names;
  }

  private static Stream<AgentBlock> top(ProgramConfig config, BlockKeys keys, Block block) {
    return new AgentBlock(config, keys, block, Pointer.of(block.name())).withInner();
  }

  private Stream<AgentBlock> withInner() {
    return Stream.concat(
        Stream.of(this),
        block.blocks().stream()
            .flatMap(
                it ->
                    PIPELINES.contains(String.join(".", at.steps()))
                        ? top(config, keys, it)
                        : new AgentBlock(config, keys, it, at.to(it.name())).withInner()));
  }

  /// Whether it is a component, or is in the place of one.
  public boolean isTop() {
    return at.steps().size() == 1;
  }

  /// What is known of it; empty where the program has no such block.
  public Optional<BlockKey> known() {
    return keys.find(at);
  }

  /// The name of the component that it belongs to.
  public String component() {
    return at.steps().getFirst();
  }

  /// `Alloy 1.18.1`; `Alloy` where the version is not known.
  public String program() {
    String title = config.program().title();
    return config.version().map(version -> title + " " + version.plain()).orElse(title);
  }

  /// As in a sentence: `` `endpoint` of `loki.write` ``.
  public String title() {
    return isTop() ? "`%s`".formatted(at.last()) : "`%s` of `%s`".formatted(at.last(), component());
  }
}
