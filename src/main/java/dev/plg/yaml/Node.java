package dev.plg.yaml;

import dev.plg.finding.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value of a YAML document. Two nodes are equal when they mean the same: places and comments do
/// not count.
public sealed interface Node permits Scalar, Sequence, Mapping {

  /// Where the value was written; [Location#NONE] for one that plg made.
  Location place();

  /// A tree of the given plain value: `null`, a [Node], a [Section], a `String`, `Boolean`,
  /// `Integer`, `Long`, `Double`, an [Optional] (empty is null), a `List` or a `Map`; anything else
  /// by its `toString`.
  static Node of(@Nullable Object value) {
    return switch (value) {
      case null -> Scalar.NULL;
      case Node node -> node;
      case Section section -> section.tree();
      case Boolean bool -> Scalar.of(bool);
      case Integer number -> Scalar.of(number.longValue());
      case Long number -> Scalar.of(number);
      case Double number -> new Scalar(Scalar.Kind.FLOAT, number.toString(), Location.NONE);
      case Optional<?> optional -> of(optional.isPresent() ? optional.get() : null);
      case List<?> items -> Sequence.of(items);
      case Map<?, ?> map -> Mapping.of(map);
      default -> Scalar.of(value.toString());
    };
  }

  /// The plain Java value: the reverse of [#of].
  @Nullable Object plain();

  /// The scalars in it, at any depth and in order.
  default Stream<Scalar> scalars() {
    return switch (this) {
      case Scalar scalar -> Stream.of(scalar);
      case Sequence sequence -> sequence.items().stream().flatMap(Node::scalars);
      case Mapping mapping -> mapping.entries().stream().flatMap(entry -> entry.value().scalars());
    };
  }

  /// True for an explicit or implicit `null`.
  default boolean isNull() {
    return false;
  }
}
