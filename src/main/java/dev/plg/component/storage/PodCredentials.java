package dev.plg.component.storage;

import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The credentials of a component's pods for the stack's storage.
public final class PodCredentials {

  private PodCredentials() {}

  /// The annotations of the ServiceAccount that the pods use; null where there are none.
  public static @Nullable Mapping accountAnnotations(Stack stack) {
    Mapping.Builder annotations = Mapping.builder();
    stack.annotations().forEach(annotations::put);
    annotations.addAll(StorageDialect.of(stack.storage()).accountAnnotations());
    Mapping built = annotations.build();
    return built.isEmpty() ? null : built;
  }

  /// The environment variables that hold the credentials; none with a role.
  public static List<Mapping> variables(Stack stack) {
    return StorageDialect.of(stack.storage()).variables();
  }
}
