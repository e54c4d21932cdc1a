package dev.plg.component;

import dev.plg.yaml.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Environment variables of a container.
public final class Variables {

  private Variables() {}

  /// A container's `env`; null, which writes no key, where there are none.
  public static @Nullable List<Mapping> of(List<Mapping> variables) {
    return variables.isEmpty() ? null : variables;
  }

  /// One whose value is a key of a Secret.
  public static Mapping fromSecret(String variable, String secret, String key) {
    return from(variable, "secretKeyRef", Mapping.of("name", secret, "key", key));
  }

  /// One whose value is a field of the pod: `status.podIP`.
  public static Mapping fromField(String variable, String path) {
    return from(variable, "fieldRef", Mapping.of("fieldPath", path));
  }

  private static Mapping from(String variable, String kind, Mapping reference) {
    return Mapping.of("name", variable, "valueFrom", Mapping.of(kind, reference));
  }
}
