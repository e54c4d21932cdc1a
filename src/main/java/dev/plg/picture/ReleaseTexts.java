package dev.plg.picture;

import dev.plg.yaml.Mapping;
import java.util.List;

/// The texts of ConfigMaps and Secrets that releases of Flux read as values: some charts have the
/// keys of the program that they install, and their values are no configuration of it.
// fluxcd/helm-controller docs/spec/v2/helmreleases.md: valuesFrom; helm.fluxcd.io/v1: valuesFrom
final class ReleaseTexts {

  private record Name(String kind, String name, String key) {}

  private final ByNamespace<Name, KubeObject> named = new ByNamespace<>();

  ReleaseTexts(List<KubeObject> objects) {
    objects.stream().filter(it -> it.kind().equals("HelmRelease")).forEach(this::add);
  }

  private void add(KubeObject release) {
    for (Mapping from : release.spec().sequence("valuesFrom").mappings().toList()) {
      from.text("kind").ifPresent(kind -> add(release, kind, from, "valuesKey"));
      add(release, "ConfigMap", from.mapping("configMapKeyRef"), "key");
      add(release, "Secret", from.mapping("secretKeyRef"), "key");
    }
  }

  private void add(KubeObject release, String kind, Mapping from, String key) {
    String text = from.text(key).orElse("values.yaml");
    String namespace = from.text("namespace").orElse(release.namespace());
    from.text("name").ifPresent(it -> named.add(new Name(kind, it, text), namespace, release));
  }

  /// Whether some release reads the text.
  boolean has(ConfigText text) {
    KubeObject holder = text.object();
    var name = new Name(holder.kind(), holder.name(), text.key());
    return named.in(name, holder.namespace()).findAny().isPresent();
  }
}
