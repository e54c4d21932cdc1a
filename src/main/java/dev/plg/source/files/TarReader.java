package dev.plg.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// The regular files of a gzipped tar archive, as `helm package` writes it.
// pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html: ustar and pax headers
final class TarReader {

  private static final int BLOCK = 512;

  /// Helm refuses larger charts too; a decompression bomb ends here.
  // helm pkg/chart/loader/archive.go@v3.18 MaxDecompressedChartSize
  private static final long LARGEST = 100L * 1024 * 1024;

  private static final Pattern PAX_PATH = Pattern.compile("(?m)^\\d+ path=(.*)$");

  private final InputStream in;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private long read;

  private TarReader(InputStream in) {
    this.in = in;
  }

  /// The content of each file, by its path as it is written in the archive.
  ///
  /// @throws IOException where it is no such archive, or too large
  static Map<String, byte[]> read(InputStream archive) throws IOException {
    try (var in = new GZIPInputStream(archive)) {
      var reader = new TarReader(in);
      reader.readAll();
      return reader.files;
    }
  }

  private void readAll() throws IOException {
    String longName = "";
    for (byte[] header = block(); !isEnd(header); header = block()) {
      long size = number(header);
      byte[] content = content(size);
      switch (header[156]) {
        case 'x' -> longName = paxPath(content);
        case 'L' -> longName = text(content, 0, content.length);
        case '0', 0 -> {
          files.put(longName.isEmpty() ? name(header) : longName, content);
          longName = "";
        }
        default -> longName = "";
      }
    }
  }

  private byte[] block() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    if (block.length != 0 && block.length != BLOCK) {
      throw new IOException("it ends within a header");
    }
    return block;
  }

  private static boolean isEnd(byte[] header) {
    return header.length == 0 || header[0] == 0;
  }

  private byte[] content(long size) throws IOException {
    read += size;
    if (size < 0 || read > LARGEST) {
      throw new IOException("it is larger than %d MiB".formatted(LARGEST / 1024 / 1024));
    }
    byte[] content = in.readNBytes((int) size);
    if (content.length != size) {
      throw new IOException("it ends within a file");
    }
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return content;
  }

  private static long number(byte[] header) throws IOException {
    try {
      String digits = text(header, 124, 12).strip();
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("a header of it is broken", e);
    }
  }

  private static String name(byte[] header) {
    String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String paxPath(byte[] content) {
    Matcher path = PAX_PATH.matcher(new String(content, StandardCharsets.UTF_8));
    return path.find() ? path.group(1) : "";
  }

  /// Up to the first NUL.
  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
