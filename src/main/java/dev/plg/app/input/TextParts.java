package dev.plg.app.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts a stream of any length into parts that are short enough to be read whole, always before a
/// line `---`. A document longer than that is a part of its own.
public final class TextParts {

  /// A part is cut at the first document that ends behind this many bytes.
  static final int ENOUGH = 1024 * 1024;

  /// One part of a text.
  ///
  /// @param text with U+FFFD for each byte that is not UTF-8
  /// @param firstLine how many lines come before it
  /// @param whole true where it is all there is
  /// @param malformed true where some byte is not UTF-8
  public record Part(String text, int firstLine, boolean whole, boolean malformed) {

    /// @param keep how many bytes at the end, each a character, belong to the next part
    private static Part of(ByteArrayOutputStream bytes, int keep, int firstLine, boolean whole) {
      String text = bytes.toString(StandardCharsets.UTF_8);
      // The text may hold the replacement character itself.
      boolean malformed =
          text.indexOf('\uFFFD') >= 0
              && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes.toByteArray());
      return new Part(text.substring(0, text.length() - keep), firstLine, whole, malformed);
    }
  }

  /// What is done with a part.
  public interface Taker {
    void take(Part part) throws IOException;
  }

  private static final byte[] DASHES = {'-', '-', '-'};

  private final InputStream in;
  private final Taker taker;
  private ByteArrayOutputStream part = new ByteArrayOutputStream(ENOUGH / 8);
  private int firstLine;
  private int line;

  private TextParts(InputStream in, Taker taker) {
    this.in = in;
    this.taker = taker;
  }

  /// Hands over each part in order.
  public static void each(InputStream stream, Taker taker) throws IOException {
    var in = new BufferedInputStream(stream, 64 * 1024);
    in.mark(4);
    byte[] mark = in.readNBytes(2);
    in.reset();
    // PowerShell's `>` writes UTF-16.
    if (Arrays.equals(mark, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
      taker.take(transcoded(in, StandardCharsets.UTF_16LE));
    } else if (Arrays.equals(mark, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      taker.take(transcoded(in, StandardCharsets.UTF_16BE));
    } else {
      new TextParts(in, taker).cut();
    }
  }

  private static Part transcoded(InputStream in, Charset charset) throws IOException {
    return new Part(new String(in.readAllBytes(), charset), 0, true, false);
  }

  private void cut() throws IOException {
    var buffer = new byte[64 * 1024];
    var start = new byte[3];
    int column = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      int from = 0;
      for (int at = 0; at < read; at++) {
        if (column < 3) {
          start[column] = buffer[at];
        }
        column++;
        if (column == 3 && isDashes(start) && part.size() + at - from >= ENOUGH) {
          // The dashes may begin in the buffer before: they are the last bytes of what was taken.
          part.write(buffer, from, at + 1 - from);
          handOver(3);
          from = at + 1;
        }
        if (buffer[at] == '\n') {
          line++;
          column = 0;
        }
      }
      part.write(buffer, from, read - from);
    }
    Part last = Part.of(part, 0, firstLine, firstLine == 0);
    // A document may be as long as all there is: its bytes are not needed beside its text.
    part = new ByteArrayOutputStream(0);
    taker.take(last);
  }

  private void handOver(int keep) throws IOException {
    Part next = Part.of(part, keep, firstLine, false);
    part.reset();
    part.write(DASHES, 0, keep);
    taker.take(next);
    firstLine = line;
  }

  private static boolean isDashes(byte[] start) {
    return start[0] == '-' && start[1] == '-' && start[2] == '-';
  }
}
