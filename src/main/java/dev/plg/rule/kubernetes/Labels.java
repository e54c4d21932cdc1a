package dev.plg.rule.kubernetes;

import dev.plg.yaml.Mapping;
import java.util.Map;

/// Labels as selectors compare them.
final class Labels {

  private Labels() {}

  /// Whether pods with these labels have all that are wanted.
  static boolean hold(Map<String, String> labels, Mapping wanted) {
    for (String key : wanted.keys()) {
      String value = wanted.text(key).orElse("");
      if (!value.equals(labels.get(key))) {
        return false;
      }
    }
    return true;
  }
}
