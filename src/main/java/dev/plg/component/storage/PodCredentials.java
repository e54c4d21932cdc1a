package dev.plg.component.storage;

import dev.plg.component.pod.Variable;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The credentials of a component's pods for the stack's storage.
public final class PodCredentials {

  private PodCredentials() {}

  /// The annotations of the ServiceAccount that the pods use; may be empty.
  public static Map<String, String> accountAnnotations(Stack stack) {
    var annotations = new LinkedHashMap<>(stack.annotations());
    annotations.putAll(StorageDialect.of(stack.storage()).accountAnnotations());
    return annotations;
  }

  /// The section of the ServiceAccount in a chart: no program of plg's with credentials asks the
  /// API server.
  public static Mapping account(Stack stack) {
    return Mapping.builder()
        .with("annotations", accountAnnotations(stack))
        .put("automountServiceAccountToken", false)
        .build();
  }

  /// The environment variables that hold the credentials; none with a role.
  public static List<Variable> variables(Stack stack) {
    return StorageDialect.of(stack.storage()).variables();
  }
}
