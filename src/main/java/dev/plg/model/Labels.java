package dev.plg.model;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Labels for every object and pod, by key.
// kubernetes staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
public record Labels(SortedMap<String, String> pairs) {

  public static final Labels NONE = new Labels(new TreeMap<>());

  /// What selectors hold.
  private static final Set<String> RESERVED =
      Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance");

  public Labels {
    pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    pairs.forEach(Labels::check);
  }

  /// Throws where a key or value is not one of a label.
  public static void check(String key, String value) {
    checkKey(key);
    InvalidValue.unless(
        !RESERVED.contains(key),
        () -> "the label '%s' is plg's own".formatted(key),
        () -> "choose another key: Services find their pods by this one");
    InvalidValue.unless(
        value.length() <= 63 && value.matches("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?"),
        () -> "'%s' is not a label value".formatted(value),
        () ->
            "use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both"
                + " ends");
  }

  /// Throws where a key is not one of a label or annotation.
  public static void checkKey(String key) {
    String name = key.substring(key.indexOf('/') + 1);
    String domain = key.contains("/") ? key.substring(0, key.indexOf('/')) : "a";
    InvalidValue.unless(
        name.length() <= 63
            && name.matches("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?")
            && domain.length() <= 253
            && domain.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"),
        () -> "'%s' is not a label or annotation key".formatted(key),
        () -> "use [domain/]name with at most 63 letters, digits, '-', '_' and '.' in the name");
  }
}
