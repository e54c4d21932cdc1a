package dev.plg.view;

import dev.plg.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/// LabelSelector as selectors compare them.
public final class LabelSelector {

  private LabelSelector() {}

  /// The labels that a selector wants.
  public static Map<String, String> of(Mapping wanted) {
    var labels = new LinkedHashMap<String, String>();
    wanted.keys().forEach(key -> labels.put(key, wanted.text(key).orElse("")));
    return labels;
  }

  /// Whether pods with these labels have all that are wanted.
  public static boolean hold(Map<String, String> labels, Mapping wanted) {
    for (String key : wanted.keys()) {
      String value = wanted.text(key).orElse("");
      if (!value.equals(labels.get(key))) {
        return false;
      }
    }
    return true;
  }
}
