package dev.plg.view;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the API server lets a workload's ServiceAccount do.
///
/// @param roles all that are bound to it
/// @param names of roles that are bound but not in the picture: `view`
public record Permissions(List<KubeObject> roles, List<String> names) {

  /// Its permissions; empty where no binding in the picture names its account.
  public static Optional<Permissions> of(Picture picture, Workload workload) {
    var roles = new ArrayList<KubeObject>();
    var names = new ArrayList<String>();
    picture
        .bindingsOf(workload)
        .filter(binding -> names(binding, workload))
        .map(binding -> new Reference(binding, binding.tree().mapping("roleRef")))
        .forEach(
            reference ->
                reference
                    .in(picture)
                    .ifPresentOrElse(roles::add, () -> names.add(reference.name())));
    return roles.isEmpty() && names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Permissions(List.copyOf(roles), List.copyOf(names)));
  }

  private static boolean names(KubeObject binding, Workload workload) {
    return binding
        .tree()
        .sequence("subjects")
        .mappings()
        .filter(subject -> subject.text("kind").filter("ServiceAccount"::equals).isPresent())
        .filter(
            subject -> subject.text("name").filter(workload.serviceAccount()::equals).isPresent())
        .anyMatch(subject -> mayBe(subject.text("namespace"), workload.object().namespace()));
  }

  private static boolean mayBe(Optional<String> namespace, String own) {
    return own.isEmpty() || namespace.isEmpty() || namespace.get().equals(own);
  }

  /// Whether all roles are known, so that what none of them grants is not granted.
  public boolean areKnown() {
    return names.isEmpty();
  }

  /// Whether a role grants a verb on a resource of an API group: `allow("", "pods", "list")`.
  public boolean allow(String group, String resource, String verb) {
    return roles.stream()
        .flatMap(role -> role.tree().sequence("rules").mappings())
        .anyMatch(
            rule ->
                holds(rule, "apiGroups", group)
                    && holds(rule, "resources", resource)
                    && holds(rule, "verbs", verb));
  }

  private static boolean holds(Mapping rule, String key, String word) {
    return rule.sequence(key).items().stream()
        .anyMatch(
            item ->
                item instanceof Scalar scalar
                    && (scalar.text().equals(word) || scalar.text().equals("*")));
  }

  private record Reference(KubeObject binding, Mapping tree) {

    String name() {
      return tree.text("name").orElse("");
    }

    Optional<KubeObject> in(Picture picture) {
      return picture.find(binding, tree.text("kind").orElse(""), name());
    }
  }
}
