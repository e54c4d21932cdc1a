package dev.plg.source.values;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;

/// The values of a file without what is no value of a chart: what SOPS adds and encrypts, and keys
/// that hold anchors alone.
public final class ReadableValues {

  private static final String SOPS = "sops";

  private ReadableValues() {}

  /// The mapping without `sops:` and `x-…:`, with an [UnknownValue] for each `ENC[…]`.
  // getsops.io: an encrypted scalar is `ENC[AES256_GCM,data:…]`, and `sops` holds a `mac`
  public static Mapping of(Mapping values) {
    Mapping.Builder kept = values.toBuilder();
    for (Mapping.Entry entry : values.entries()) {
      if (entry.key().startsWith("x-") || isSops(entry)) {
        kept.remove(entry.key());
      }
    }
    return Trees.map(kept.build(), ReadableValues::decrypted);
  }

  private static boolean isSops(Mapping.Entry entry) {
    return entry.key().equals(SOPS)
        && entry.value() instanceof Mapping block
        && (block.find("mac").isPresent() || block.find("lastmodified").isPresent());
  }

  private static Node decrypted(Node scalar) {
    return isEncrypted(scalar) ? UnknownValue.at(scalar.place()) : scalar;
  }

  /// Whether a value is one that SOPS encrypted.
  public static boolean isEncrypted(Node node) {
    return node instanceof Scalar scalar
        && scalar.text().startsWith("ENC[")
        && scalar.text().endsWith("]");
  }
}
