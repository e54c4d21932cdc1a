package dev.plg.component.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What Loki is sent, in Protocol Buffers.
// loki v3.5.1 pkg/push/push.proto
final class PushRequest {

  private final byte[] in;
  private int at;
  private final int end;

  private PushRequest(byte[] in, int at, int end) {
    this.in = in;
    this.at = at;
    this.end = end;
  }

  /// A field of a message.
  ///
  /// @param number of a number; 0 for any other value
  private record Field(int tag, long number, PushRequest value) {}

  /// Each line behind its labels and its time.
  static List<String> lines(byte[] request) {
    var lines = new ArrayList<String>();
    for (Field stream : new PushRequest(request, 0, request.length).fields()) {
      String labels = "";
      for (Field field : stream.value().fields()) {
        switch (field.tag()) {
          case 1 -> labels = field.value().text();
          case 2 -> lines.add(labels + " " + field.value().entry());
          default -> {}
        }
      }
    }
    return lines;
  }

  private String entry() {
    var entry = new StringBuilder();
    for (Field field : fields()) {
      switch (field.tag()) {
        case 1 -> field.value().fields().forEach(it -> entry.append(it.number()).append(' '));
        case 2 -> entry.append(field.value().text());
        default -> entry.append(" with field ").append(field.tag());
      }
    }
    return entry.toString();
  }

  private String text() {
    return new String(in, at, end - at, StandardCharsets.UTF_8);
  }

  private List<Field> fields() {
    var fields = new ArrayList<Field>();
    int next = at;
    while (at < end) {
      int key = (int) number();
      if ((key & 7) == 0) {
        fields.add(new Field(key >> 3, number(), new PushRequest(in, at, at)));
      } else if ((key & 7) == 2) {
        int length = (int) number();
        fields.add(new Field(key >> 3, 0, new PushRequest(in, at, at + length)));
        at += length;
      } else {
        throw new IllegalStateException("wire type " + (key & 7));
      }
    }
    at = next;
    return fields;
  }

  private long number() {
    long number = 0;
    int shift = 0;
    int part;
    do {
      part = in[at++] & 0xff;
      number |= (long) (part & 0x7f) << shift;
      shift += 7;
    } while (part >= 0x80);
    return number;
  }
}
