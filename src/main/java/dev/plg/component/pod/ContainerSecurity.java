package dev.plg.component.pod;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;

/// The security context of a container, which may not change its own files nor gain rights. It has
/// no capability but those added.
///
/// @param add what the program keeps of the kernel's privileges
/// @param reason why it keeps them
public record ContainerSecurity(List<String> add, String reason) implements Section {

  /// For a program that needs no privilege.
  public static final ContainerSecurity NO_PRIVILEGE = new ContainerSecurity(List.of(), "");

  public ContainerSecurity {
    add = List.copyOf(add);
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("allowPrivilegeEscalation", false)
        .put("readOnlyRootFilesystem", true)
        .put("capabilities", capabilities())
        .build();
  }

  /// `drop` and `add`.
  public Mapping capabilities() {
    return Mapping.builder().put("drop", List.of("ALL")).with("add", add, reason).build();
  }
}
