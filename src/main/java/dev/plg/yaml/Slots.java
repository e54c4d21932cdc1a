package dev.plg.yaml;

import dev.plg.yaml.Mapping.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the entries of a mapping by their keys: one after the other where they are few, as in most
/// mappings of a manifest, else by a table of their numbers.
final class Slots {

  /// Up to this many entries, looking at each takes less than a table.
  static final int FEW = 8;

  private static final int FREE = -1;

  private Slots() {}

  /// The table of these entries, whose keys differ; null where they are few.
  static int @Nullable [] of(Entry[] entries) {
    if (entries.length <= FEW) {
      return null;
    }
    var table = new int[Integer.highestOneBit(entries.length) * 4];
    Arrays.fill(table, FREE);
    for (int number = 0; number < entries.length; number++) {
      int slot = first(table, entries[number].key());
      while (table[slot] != FREE) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = number;
    }
    return table;
  }

  static @Nullable Entry find(Entry[] entries, int @Nullable [] table, String key) {
    return table == null ? find(entries, key) : findIn(entries, table, key);
  }

  private static @Nullable Entry find(Entry[] entries, String key) {
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  private static @Nullable Entry findIn(Entry[] entries, int[] table, String key) {
    for (int slot = first(table, key);
        table[slot] != FREE;
        slot = (slot + 1) & (table.length - 1)) {
      Entry entry = entries[table[slot]];
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  private static int first(int[] table, String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (table.length - 1);
  }
}
