package dev.plg.picture;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One text of a ConfigMap or a Secret. Two are equal when they are in one place: comparing the
/// texts would take long.
final class ConfigText {

  private final KubeObject object;
  private final String key;
  private final Scalar text;

  /// @param text decoded; its places are those of the outer file
  private ConfigText(KubeObject object, String key, Scalar text) {
    this.object = object;
    this.key = key;
    this.text = text;
  }

  KubeObject object() {
    return object;
  }

  String key() {
    return key;
  }

  Scalar text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ConfigText that
            && key.equals(that.key)
            && text.place().equals(that.text.place())
            && object.equals(that.object));
  }

  @Override
  public int hashCode() {
    return Objects.hash(object, key, text.place());
  }

  /// The texts of an object; those that are no text are left out.
  static List<ConfigText> of(KubeObject object) {
    var texts = new ArrayList<ConfigText>();
    boolean secret = object.kind().equals("Secret");
    collect(object, object.tree().mapping("data"), secret, texts);
    if (secret) {
      collect(object, object.tree().mapping("stringData"), false, texts);
    } else {
      collect(object, object.tree().mapping("binaryData"), true, texts);
    }
    return texts;
  }

  private static void collect(
      KubeObject object, Mapping data, boolean encoded, List<ConfigText> texts) {
    for (Mapping.Entry entry : data.entries()) {
      if (entry.value() instanceof Scalar scalar && scalar.isString()) {
        Optional<Scalar> text = encoded ? decoded(scalar) : Optional.of(scalar);
        text.ifPresent(it -> texts.add(new ConfigText(object, entry.key(), it)));
      }
    }
  }

  private static Optional<Scalar> decoded(Scalar scalar) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(scalar.text());
      var text = new String(bytes, StandardCharsets.UTF_8);
      return text.indexOf('\uFFFD') >= 0
          ? Optional.empty()
          : Optional.of(new Scalar(Scalar.Kind.STRING, text, scalar.place()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
