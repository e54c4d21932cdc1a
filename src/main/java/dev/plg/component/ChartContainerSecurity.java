package dev.plg.component;

import dev.plg.yaml.Mapping;
import java.util.List;

/// The security context of a chart's container, which may not change its own files nor gain rights.
///
/// @param capabilities what the program keeps of the kernel's privileges
public record ChartContainerSecurity(Capabilities capabilities) {

  /// For a program that needs no privilege.
  public static final ChartContainerSecurity NO_PRIVILEGE =
      new ChartContainerSecurity(new Capabilities(List.of(), ""));

  /// All are dropped but those added.
  ///
  /// @param comment why some are added
  public record Capabilities(List<String> add, String comment) {

    public Capabilities {
      add = List.copyOf(add);
    }

    Mapping values() {
      Mapping.Builder keys = Mapping.builder().put("drop", List.of("ALL"));
      return add.isEmpty() ? keys.build() : keys.put("add", add, comment).build();
    }
  }

  public Mapping values() {
    return Mapping.builder()
        .put("allowPrivilegeEscalation", false)
        .put("readOnlyRootFilesystem", true)
        .put("capabilities", capabilities.values())
        .build();
  }
}
