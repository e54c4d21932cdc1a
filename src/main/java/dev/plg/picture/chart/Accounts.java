package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;
import java.util.List;

/// The ServiceAccount of a release and what it may do.
final class Accounts {

  private Accounts() {}

  /// The account that the values ask for.
  static void add(Install install, ChartObjects objects) {
    ReleaseValues account = install.values().at("serviceAccount");
    if (account.isOn("create")) {
      Mapping.Builder object = install.object("v1", "ServiceAccount", install.account());
      Mapping metadata = object.build().mapping("metadata");
      objects.add(
          install.values().place("serviceAccount"),
          object
              .put(
                  "metadata",
                  metadata.toBuilder().with("annotations", account.find("annotations")).build())
              .build());
    }
  }

  /// A ClusterRole with its binding.
  static void addCluster(Install install, String name, List<Mapping> rules, ChartObjects objects) {
    String group = "rbac.authorization.k8s.io";
    objects.add(
        install.values().place("rbac"),
        Install.ofCluster(group + "/v1", "ClusterRole", name).put("rules", rules).build());
    objects.add(
        install.values().place("rbac"),
        Install.ofCluster(group + "/v1", "ClusterRoleBinding", name)
            .put("roleRef", Mapping.of("apiGroup", group, "kind", "ClusterRole", "name", name))
            .put("subjects", List.of(subject(install)))
            .build());
  }

  /// A Role with its binding.
  static void add(Install install, String name, List<Mapping> rules, ChartObjects objects) {
    String group = "rbac.authorization.k8s.io";
    objects.add(
        install.values().place("rbac"),
        install.object(group + "/v1", "Role", name).put("rules", rules).build());
    objects.add(
        install.values().place("rbac"),
        install
            .object(group + "/v1", "RoleBinding", name)
            .put("roleRef", Mapping.of("apiGroup", group, "kind", "Role", "name", name))
            .put("subjects", List.of(subject(install)))
            .build());
  }

  private static Mapping subject(Install install) {
    return Mapping.builder()
        .put("kind", "ServiceAccount")
        .put("name", install.account())
        .with("namespace", install.namespaceOfObjects())
        .build();
  }
}
