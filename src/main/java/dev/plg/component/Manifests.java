package dev.plg.component;

import dev.plg.template.Templates;
import dev.plg.yaml.Mapping;
import java.util.List;

/// Renders a component's templates.
public final class Manifests {

  private Manifests() {}

  /// An object for each of the component's manifests.
  public static List<Resource> render(Component component, Templates templates, Mapping values) {
    return render(component, component.manifests(), templates, values);
  }

  /// An object for each of these of the component's manifests, in their order; rendered side by
  /// side.
  public static List<Resource> render(
      Component component, List<String> kinds, Templates templates, Mapping values) {
    return kinds.parallelStream()
        .map(
            kind ->
                new Resource(
                    component.name(),
                    kind + ".yaml",
                    templates.manifest(Components.template(component, kind), values)))
        .toList();
  }
}
