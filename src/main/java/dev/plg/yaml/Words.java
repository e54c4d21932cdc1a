package dev.plg.yaml;

import dev.plg.yaml.Scalar.Kind;
import java.math.BigInteger;

/// Which plain words and numbers have a type of their own.
enum Words {
  /// Those of the YAML 1.2 core schema.
  CORE,

  /// Those of YAML 1.1 too, as sigs.k8s.io/yaml reads them for Helm and kubectl.
  HELM;

  Kind kind(String text) {
    if (this == CORE) {
      return CoreSchema.kind(text);
    }
    return isTrue(text) || isFalse(text) ? Kind.BOOLEAN : numeral(text);
  }

  /// The text in the form that JSON knows too.
  String canonical(Kind kind, String text) {
    if (this == CORE || kind == Kind.STRING) {
      return CoreSchema.canonical(kind, text);
    }
    if (kind == Kind.BOOLEAN && (isTrue(text) || isFalse(text))) {
      return isTrue(text) ? "true" : "false";
    }
    return kind == Kind.INTEGER && isBinary(text)
        ? new BigInteger(text.substring(2), 2).toString()
        : CoreSchema.canonical(kind, plain(text));
  }

  /// Numbers may have underscores between their digits, and may be binary.
  private static Kind numeral(String text) {
    boolean digits = !text.isEmpty() && "+-.0123456789".indexOf(text.charAt(0)) >= 0;
    if (!digits) {
      return CoreSchema.kind(text);
    }
    return isBinary(text) ? Kind.INTEGER : CoreSchema.kind(plain(text));
  }

  private static String plain(String text) {
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }

  private static boolean isBinary(String text) {
    return text.startsWith("0b")
        && text.length() > 2
        && text.length() < 100
        && text.chars().skip(2).allMatch(c -> c == '0' || c == '1');
  }

  // sigs.k8s.io/yaml goyaml.v2/resolve.go
  private static boolean isTrue(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      default -> false;
    };
  }

  private static boolean isFalse(String text) {
    return switch (text) {
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> true;
      default -> false;
    };
  }
}
