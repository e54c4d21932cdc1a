package dev.plg.yaml;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Packs trees into few bytes, about as many as their YAML has, and unpacks them whenever they are
/// asked for: of a large input most trees are looked at once or never. A tree takes ten times as
/// much.
///
/// A node is its type, its place as the distance to the place before, and its content. Keys are
/// numbers of a list that all trees share. What is equal before is equal behind, places included;
/// comments, which no reader makes, are left out.
public final class Packing {

  private static final List<Scalar.Kind> KINDS = List.of(Scalar.Kind.values());
  private static final int SEQUENCE = KINDS.size();
  private static final int MAPPING = SEQUENCE + 1;
  private static final int BLOCK = 0x10;
  private static final int WIDE = 0x20;
  private static final int TYPE = 0x0F;

  /// The last character that one byte holds.
  private static final int LAST_NARROW = 0xFF;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private byte[] buffer = new byte[4096];
  private int size;
  private int lastLine;

  /// A packed tree.
  public final class Packed implements KeptTree {

    private final byte[] bytes;
    private final Location place;

    private Packed(byte[] bytes, Location place) {
      this.bytes = bytes;
      this.place = place;
    }

    @Override
    public Location place() {
      return place;
    }

    @Override
    public boolean isAtHand() {
      return false;
    }

    /// In bytes, without the keys.
    int size() {
      return bytes.length;
    }

    /// The tree, unpacked for each call.
    @Override
    public Mapping tree() {
      return (Mapping) new Unpacking(bytes, place.file(), keys).node();
    }
  }

  /// Packs a tree of one file.
  public Packed pack(Mapping tree) {
    size = 0;
    lastLine = 0;
    add(tree);
    return new Packed(Arrays.copyOf(buffer, size), tree.place());
  }

  private void add(Node node) {
    switch (node) {
      case Scalar scalar -> add(scalar);
      case Sequence sequence -> {
        begin(SEQUENCE, sequence.place());
        addNumber(sequence.items().size());
        sequence.items().forEach(this::add);
      }
      case Mapping mapping -> {
        begin(MAPPING, mapping.place());
        addNumber(mapping.entries().size());
        mapping.entries().forEach(this::add);
      }
    }
  }

  private void add(Entry entry) {
    addNumber(number(entry.key()));
    add(entry.keyPlace());
    add(entry.value());
  }

  private int number(String key) {
    Integer known = numbers.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    keys.add(key);
    return keys.size() - 1;
  }

  private void add(Scalar scalar) {
    boolean isBlock = scalar.body().isKnown();
    boolean isWide = scalar.text().chars().anyMatch(c -> c > LAST_NARROW);
    begin(
        KINDS.indexOf(scalar.kind()) | (isBlock ? BLOCK : 0) | (isWide ? WIDE : 0), scalar.place());
    if (isBlock) {
      add(scalar.body());
    }
    byte[] text =
        isWide ? wide(scalar.text()) : scalar.text().getBytes(StandardCharsets.ISO_8859_1);
    addNumber(text.length);
    ensure(text.length);
    System.arraycopy(text, 0, buffer, size, text.length);
    size += text.length;
  }

  /// Two bytes a character: no charset of Java's keeps half a surrogate pair, which an escape may
  /// be.
  private static byte[] wide(String text) {
    var bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >>> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private void begin(int type, Location place) {
    ensure(1);
    buffer[size++] = (byte) type;
    add(place);
  }

  /// As the distance to the line before, up or down; line 0 is no place.
  private void add(Location place) {
    int distance = place.line() - lastLine;
    lastLine = place.line();
    addNumber((distance << 1) ^ (distance >> 31));
    addNumber(place.column());
  }

  /// Seven bits a byte, the lowest first.
  private void addNumber(int number) {
    ensure(5);
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }

  /// The way back through the bytes of one tree.
  private static final class Unpacking {

    private final byte[] bytes;
    private final String file;
    private final List<String> keys;
    private int at;
    private int lastLine;

    Unpacking(byte[] bytes, String file, List<String> keys) {
      this.bytes = bytes;
      this.file = file;
      this.keys = keys;
    }

    Node node() {
      int type = bytes[at++];
      Location place = place();
      if (type == MAPPING) {
        return mapping(place);
      }
      return type == SEQUENCE ? sequence(place) : scalar(type, place);
    }

    private Mapping mapping(Location place) {
      int count = number();
      var entries = new ArrayList<Entry>(count);
      for (int i = 0; i < count; i++) {
        String key = keys.get(number());
        Location keyPlace = place();
        entries.add(new Entry(key, keyPlace, node(), ""));
      }
      return Mapping.owning(entries, place);
    }

    private Sequence sequence(Location place) {
      int count = number();
      var items = new ArrayList<Node>(count);
      for (int i = 0; i < count; i++) {
        items.add(node());
      }
      return new Sequence(items, place);
    }

    private Scalar scalar(int type, Location place) {
      Location body = (type & BLOCK) == 0 ? Location.NONE : place();
      int length = number();
      String text =
          (type & WIDE) == 0
              ? new String(bytes, at, length, StandardCharsets.ISO_8859_1)
              : wide(length / 2);
      at += length;
      return new Scalar(KINDS.get(type & TYPE), text, place, body);
    }

    private String wide(int length) {
      var text = new char[length];
      for (int i = 0; i < length; i++) {
        text[i] = (char) (((bytes[at + 2 * i] & 0xFF) << 8) | (bytes[at + 2 * i + 1] & 0xFF));
      }
      return new String(text);
    }

    private Location place() {
      int number = number();
      lastLine += (number >>> 1) ^ -(number & 1);
      int column = number();
      return lastLine == 0 ? Location.NONE : new Location(file, lastLine, column);
    }

    private int number() {
      int number = 0;
      for (int shift = 0; ; shift += 7) {
        int next = bytes[at++];
        number |= (next & 0x7F) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }
  }
}
