package dev.plg.component.logs;

import java.util.Arrays;

/// Snappy's block format.
// https://github.com/google/snappy/blob/main/format_description.txt
final class Snappy {

  private final byte[] in;
  private byte[] out = new byte[0];
  private int at;
  private int end;

  private Snappy(byte[] in) {
    this.in = in;
  }

  static byte[] decoded(byte[] block) {
    var snappy = new Snappy(block);
    snappy.out = new byte[snappy.length()];
    while (snappy.at < block.length) {
      snappy.element();
    }
    return Arrays.copyOf(snappy.out, snappy.end);
  }

  private int length() {
    int length = 0;
    int shift = 0;
    int part;
    do {
      part = in[at++] & 0xff;
      length |= (part & 0x7f) << shift;
      shift += 7;
    } while (part >= 0x80);
    return length;
  }

  private void element() {
    int tag = in[at++] & 0xff;
    switch (tag & 3) {
      case 0 -> literal(tag >> 2);
      case 1 -> copy(4 + ((tag >> 2) & 7), ((tag >> 5) << 8) | number(1));
      case 2 -> copy(1 + (tag >> 2), number(2));
      default -> copy(1 + (tag >> 2), number(4));
    }
  }

  private void literal(int size) {
    int length = 1 + (size < 60 ? size : number(size - 59));
    System.arraycopy(in, at, out, end, length);
    at += length;
    end += length;
  }

  private void copy(int length, int offset) {
    for (int i = 0; i < length; i++) {
      out[end] = out[end - offset];
      end++;
    }
  }

  private int number(int bytes) {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (in[at++] & 0xff) << (8 * i);
    }
    return number;
  }
}
