package dev.plg.yaml;

import dev.plg.finding.Finding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The first byte of a content that is not UTF-8.
final class Utf8 {

  private Utf8() {}

  static Optional<Finding> firstFault(String file, byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (!result.isError()) {
      return Optional.empty();
    }
    String before = out.flip().toString();
    String text = before.startsWith("\uFEFF") ? before.substring(1) : before;
    var source = new SourceText(file, text);
    int line = source.lines() - 1;
    return Optional.of(
        Finding.error(
            "yaml/encoding",
            source.placeInLine(line, text.length() - source.start(line)),
            String.format(Locale.ROOT, "byte 0x%02X is not UTF-8", bytes[in.position()]),
            "Kubernetes reads every manifest as UTF-8",
            "save the file as UTF-8"));
  }
}
