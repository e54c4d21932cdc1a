package dev.plg.picture;

import java.util.regex.Pattern;

/// The configuration language of Grafana Agent's flow mode and of Alloy.
public final class River {

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)+ \"[^\"]*\" \\{|^logging \\{");

  private River() {}

  /// Whether a text has a labelled block at its left margin, as no YAML has.
  static boolean looksLike(String text) {
    return text.indexOf('{') >= 0 && BLOCK.matcher(text).find();
  }
}
