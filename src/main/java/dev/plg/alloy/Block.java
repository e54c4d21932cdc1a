package dev.plg.alloy;

import dev.plg.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A block: `loki.write "default" { … }`.
///
/// @param name with its dots: `loki.write`
/// @param label empty for none
/// @param comment the lines above it, without slashes; empty for none
/// @param place of the name; none where plg made it
public record Block(
    String name, String label, List<AlloyStatement> body, String comment, Location place)
    implements AlloyStatement {

  public Block {
    body = List.copyOf(body);
  }

  /// A block without a label: `endpoint { … }`.
  public static Block of(String name, AlloyStatement... body) {
    return labelled(name, "", body);
  }

  /// A component: `loki.write "default" { … }`.
  public static Block labelled(String name, String label, AlloyStatement... body) {
    return new Block(name, label, List.of(body), "", Location.NONE);
  }

  public Block with(List<? extends AlloyStatement> more) {
    var all = new ArrayList<AlloyStatement>(body);
    all.addAll(more);
    return new Block(name, label, all, comment, place);
  }

  public Block about(String line) {
    return new Block(name, label, body, line, place);
  }

  /// What others refer to it by: `loki.write.default`.
  public String id() {
    return label.isEmpty() ? name : name + "." + label;
  }

  public List<Attribute> attributes() {
    return all(Attribute.class).toList();
  }

  public List<Block> blocks() {
    return all(Block.class).toList();
  }

  public Optional<Attribute> attribute(String key) {
    return all(Attribute.class).filter(it -> it.name().equals(key)).findFirst();
  }

  public Optional<Block> block(String key) {
    return all(Block.class).filter(it -> it.name().equals(key)).findFirst();
  }

  /// The block and those inside it, at any depth.
  public Stream<Block> withInner() {
    return Stream.concat(Stream.of(this), all(Block.class).flatMap(Block::withInner));
  }

  private <S extends AlloyStatement> Stream<S> all(Class<S> kind) {
    return body.stream().filter(kind::isInstance).map(kind::cast);
  }
}
