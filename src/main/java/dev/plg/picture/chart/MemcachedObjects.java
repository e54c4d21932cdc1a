package dev.plg.picture.chart;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The caches that the chart `loki` runs.
// loki production/helm/loki/templates/memcached/_memcached-statefulset.tpl@helm-loki-6.55.0
final class MemcachedObjects {

  private final Install install;
  private final ReleaseValues values;

  private MemcachedObjects(Install install) {
    this.install = install;
    this.values = install.values();
  }

  static void add(Install install, ChartObjects objects) {
    var caches = new MemcachedObjects(install);
    caches.add("chunksCache", "chunks-cache", objects);
    caches.add("resultsCache", "results-cache", objects);
  }

  private void add(String key, String component, ChartObjects objects) {
    ReleaseValues cache = values.at(key);
    boolean isOff = values.knows("memcached.enabled") && !values.isOn("memcached.enabled");
    if (!cache.isOn("enabled") || isOff) {
      return;
    }
    String suffix = cache.text("suffix").map(it -> "-" + it).orElse("");
    String name = install.fullName() + "-" + component + suffix;
    Mapping labels =
        install.labels().toBuilder()
            .put("app.kubernetes.io/component", "memcached-" + component + suffix)
            .put("name", "memcached-" + component + suffix)
            .build();
    objects.add(
        values.place(key),
        install
            .object("apps/v1", "StatefulSet", name)
            .put(
                "spec",
                Mapping.builder()
                    .with("podManagementPolicy", cache.find("podManagementPolicy"))
                    .put("replicas", cache.any("replicas"))
                    .put("serviceName", name)
                    .put("selector", Lists.matching(labels))
                    .put(
                        "template",
                        Mapping.of("metadata", Mapping.of("labels", labels), "spec", pod(cache)))
                    .build())
            .build());
  }

  private Mapping pod(ReleaseValues cache) {
    return Mapping.builder()
        .put("serviceAccountName", account())
        .put("securityContext", values.any("memcached.podSecurityContext"))
        .with("tolerations", cache.find("tolerations"))
        .with("nodeSelector", cache.find("nodeSelector"))
        .with("volumes", cache.find("extraVolumes"))
        .put("containers", List.of(container(cache)))
        .build();
  }

  private String account() {
    return values.isOn("memcached.serviceAccount.create")
        ? install.fullName() + "-memcached"
        : install.account();
  }

  private Mapping container(ReleaseValues cache) {
    return Mapping.builder()
        .put("name", "memcached")
        .put("image", install.image("memcached.image"))
        .put("args", arguments(cache))
        .put("resources", resources(cache))
        .put("securityContext", values.any("memcached.containerSecurityContext"))
        .build();
  }

  /// The memory of the cache comes first: `-m 8192`.
  private static Sequence arguments(ReleaseValues cache) {
    List<Node> all = new ArrayList<>();
    all.add(
        cache
            .any("allocatedMemory")
            .map(
                memory ->
                    (Node)
                        new Scalar(
                            Scalar.Kind.STRING, "-m " + ((Scalar) memory).text(), memory.place()))
            .orElse(Scalar.of("-m")));
    return Sequence.of(all);
  }

  /// What the values say, or a fifth more than the cache takes.
  private static Node resources(ReleaseValues cache) {
    return cache.find("resources").orElseGet(() -> computed(cache));
  }

  private static Node computed(ReleaseValues cache) {
    Node memory = cache.any("allocatedMemory").orElse(Scalar.NULL);
    boolean isNumber = memory instanceof Scalar scalar && scalar.text().matches("[0-9]{1,9}");
    if (!isNumber) {
      return Mapping.EMPTY;
    }
    long asked = (Long.parseLong(((Scalar) memory).text()) * 12 + 5) / 10;
    Scalar size = new Scalar(Scalar.Kind.STRING, asked + "Mi", memory.place());
    return Mapping.of(
        "limits",
        Mapping.of("memory", size),
        "requests",
        Mapping.of("cpu", cache.any("allocatedCPU").orElse(Scalar.of("500m")), "memory", size));
  }
}
