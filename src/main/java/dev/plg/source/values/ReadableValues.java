package dev.plg.source.values;

import dev.plg.source.template.GoTemplate;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;

/// The values of a file without what is no value of a chart: what SOPS adds and encrypts, and keys
/// that hold anchors alone.
public final class ReadableValues {

  private static final String SOPS = "sops";

  private ReadableValues() {}

  /// The mapping without `sops:` and `x-…:`, with an [UnknownValue] for each `ENC[…]`, and for each
  /// text that a template left open.
  // getsops.io: an encrypted scalar is `ENC[AES256_GCM,data:…]`, and `sops` holds a `mac`
  public static Mapping of(Mapping values) {
    Mapping.Builder kept = values.toBuilder();
    for (Mapping.Entry entry : values.entries()) {
      if (entry.key().startsWith("x-") || isSops(entry)) {
        kept.remove(entry.key());
      }
    }
    return Trees.map(kept.build(), ReadableValues::disclosed);
  }

  /// Whether SOPS encrypted the file that a mapping is.
  public static boolean isOfSops(Mapping values) {
    return values.entry(SOPS).filter(ReadableValues::isSops).isPresent();
  }

  private static boolean isSops(Mapping.Entry entry) {
    return entry.key().equals(SOPS)
        && entry.value() instanceof Mapping block
        && (block.find("mac").isPresent() || block.find("lastmodified").isPresent());
  }

  /// The value with an [UnknownValue] for each text that is encrypted or open.
  public static Node known(Node value) {
    return Trees.map(value, ReadableValues::disclosed);
  }

  private static Node disclosed(Node node) {
    boolean unknown =
        isEncrypted(node) || (node instanceof Scalar scalar && GoTemplate.isUnknown(scalar));
    return unknown ? UnknownValue.at(node.place()) : node;
  }

  /// Whether a value is one that SOPS encrypted.
  public static boolean isEncrypted(Node node) {
    return node instanceof Scalar scalar
        && scalar.text().startsWith("ENC[")
        && scalar.text().endsWith("]");
  }
}
