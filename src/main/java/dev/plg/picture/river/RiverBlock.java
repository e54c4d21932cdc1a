package dev.plg.picture.river;

import dev.plg.finding.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A block: `loki.write "default" { … }`.
///
/// @param name with its dots: `loki.write`
/// @param label empty for none
/// @param place of the name
public record RiverBlock(
    String name,
    String label,
    List<RiverAttribute> attributes,
    List<RiverBlock> blocks,
    Location place) {

  public RiverBlock {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  /// What others refer to it by: `loki.write.default`.
  public String id() {
    return label.isEmpty() ? name : name + "." + label;
  }

  public Optional<RiverAttribute> attribute(String key) {
    return attributes.stream().filter(it -> it.name().equals(key)).findFirst();
  }

  public Optional<RiverBlock> block(String key) {
    return blocks.stream().filter(it -> it.name().equals(key)).findFirst();
  }

  /// The block and those inside it, at any depth.
  public Stream<RiverBlock> withInner() {
    return Stream.concat(Stream.of(this), blocks.stream().flatMap(RiverBlock::withInner));
  }
}
