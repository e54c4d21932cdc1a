package dev.plg.component.pod;

import dev.plg.model.Resources;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;

/// The `resources` of a container.
public record ContainerResources(Resources resources) implements Section {

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .with("requests", resources.requests())
        .with("limits", resources.limits())
        .build();
  }
}
