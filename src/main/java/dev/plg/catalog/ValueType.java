package dev.plg.catalog;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;

/// What a key may hold.
public enum ValueType {
  BOOL,
  INT,
  FLOAT,
  STRING,
  /// As Go's `time.ParseDuration` reads it: `1h30m`.
  GO_DURATION,
  /// As Prometheus reads it, with days, weeks and years: `7d`.
  DURATION,
  /// A size: `4MB`.
  BYTES,
  LIST,
  /// A map that takes any key.
  MAP,
  /// A map that takes only the keys of its table.
  CLOSED,
  /// A block of a configuration in Alloy's language.
  BLOCK,
  /// A block that may be there several times.
  BLOCKS,
  /// Nothing is known of it.
  ANY;

  public boolean isBlock() {
    return this == BLOCK || this == BLOCKS;
  }

  /// Whether it has nothing below.
  boolean isScalar() {
    return switch (this) {
      case BOOL, INT, FLOAT, STRING, GO_DURATION, DURATION, BYTES -> true;
      case LIST, MAP, CLOSED, BLOCK, BLOCKS, ANY -> false;
    };
  }

  /// Whether a value has the shape of it: a scalar, a list or a map.
  public boolean hasShapeOf(Node value) {
    return switch (value) {
      case Mapping _ -> this == MAP || this == CLOSED || isOpen();
      case Sequence _ -> this == LIST || isOpen();
      case Scalar _ -> isScalar() || isOpen();
    };
  }

  private boolean isOpen() {
    return this == ANY || isBlock();
  }

  /// The type that a table writes; a step without one is [#CLOSED].
  static ValueType of(String word) {
    return switch (word) {
      case "" -> CLOSED;
      case "bool" -> BOOL;
      case "int" -> INT;
      case "float" -> FLOAT;
      case "string" -> STRING;
      case "goduration" -> GO_DURATION;
      case "duration" -> DURATION;
      case "bytes" -> BYTES;
      case "list" -> LIST;
      case "map" -> MAP;
      case "block" -> BLOCK;
      case "blocks" -> BLOCKS;
      case "any" -> ANY;
      default -> throw new IllegalArgumentException("not a type: " + word);
    };
  }
}
