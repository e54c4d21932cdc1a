package dev.plg.app.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a file holds, in one word: `sha256:` and the digest as hexadecimal digits.
public final class Digest {

  /// What every digest matches.
  static final String PATTERN = "sha256:[0-9a-f]{64}";

  private Digest() {}

  public static String of(String text) {
    return word(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The digest of a file of any size, read piece by piece.
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /// The digest of the rest of a stream.
  static String of(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    return word(digest.digest());
  }

  private static String word(byte[] digest) {
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java run time has SHA-256", e);
    }
  }
}
