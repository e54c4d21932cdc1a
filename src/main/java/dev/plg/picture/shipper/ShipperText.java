package dev.plg.picture.shipper;

import dev.plg.catalog.Program;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells the configuration of a log shipper that is not YAML, and reads its outputs.
public final class ShipperText {

  private static final Pattern FLUENT_BIT = Pattern.compile("(?im)^[ \\t]*\\[OUTPUT\\][ \\t]*$");
  private static final Pattern FLUENTD = Pattern.compile("(?m)^[ \\t]*<match(?:[ \\t][^>\\n]*)?>");
  private static final Pattern VECTOR = Pattern.compile("(?m)^[ \\t]*\\[sinks\\.[^\\]\\n]+\\]");

  private ShipperText() {}

  /// The shipper whose configuration a text is; empty where it is YAML, or none.
  public static Optional<Program> guess(String text) {
    if (text.indexOf('[') >= 0 && FLUENT_BIT.matcher(text).find()) {
      return Optional.of(Program.FLUENT_BIT);
    }
    if (text.indexOf('[') >= 0 && VECTOR.matcher(text).find()) {
      return Optional.of(Program.VECTOR);
    }
    return text.indexOf('<') >= 0 && FLUENTD.matcher(text).find()
        ? Optional.of(Program.FLUENTD)
        : Optional.empty();
  }

  /// The outputs of a text in the shape of the shipper's YAML; empty where it is YAML.
  public static Optional<Mapping> read(Scalar text) {
    return guess(text.text())
        .map(
            program ->
                switch (program) {
                  case FLUENT_BIT -> FluentBitText.read(text);
                  case FLUENTD -> FluentdText.read(text);
                  default -> VectorText.read(text);
                });
  }
}
