package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.picture.Container;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An object that a pod cannot start without, as the pod names it.
///
/// @param kind `ConfigMap`, `Secret`, `PersistentVolumeClaim` or `ServiceAccount`
/// @param place of the name
public record PodReference(Workload workload, String kind, String name, Location place) {

  /// What the pods of a workload need, without what is marked `optional`.
  public static List<PodReference> by(Workload workload) {
    var needed = new ArrayList<PodReference>();
    var collector = new Collector(workload, needed);
    for (Volume volume : workload.volumes()) {
      if (!volume.fromTemplate()) {
        collector.ofVolume(volume.tree());
      }
    }
    for (Container container : workload.containers()) {
      collector.ofContainer(container.tree());
    }
    Mapping spec = workload.podSpec();
    if (!workload.serviceAccount().equals("default")) {
      collector.add("ServiceAccount", spec, "serviceAccountName");
    }
    return needed;
  }

  private record Collector(Workload workload, List<PodReference> needed) {

    void ofVolume(Mapping volume) {
      add("ConfigMap", volume.mapping("configMap"), "name");
      add("Secret", volume.mapping("secret"), "secretName");
      add("PersistentVolumeClaim", volume.mapping("persistentVolumeClaim"), "claimName");
      volume
          .mapping("projected")
          .sequence("sources")
          .mappings()
          .forEach(
              source -> {
                add("ConfigMap", source.mapping("configMap"), "name");
                add("Secret", source.mapping("secret"), "name");
              });
    }

    void ofContainer(Mapping container) {
      container
          .sequence("env")
          .mappings()
          .map(variable -> variable.mapping("valueFrom"))
          .forEach(
              from -> {
                add("ConfigMap", from.mapping("configMapKeyRef"), "name");
                add("Secret", from.mapping("secretKeyRef"), "name");
              });
      container
          .sequence("envFrom")
          .mappings()
          .forEach(
              from -> {
                add("ConfigMap", from.mapping("configMapRef"), "name");
                add("Secret", from.mapping("secretRef"), "name");
              });
    }

    void add(String kind, Mapping reference, String key) {
      boolean optional = reference.text("optional").filter("true"::equals).isPresent();
      Optional<String> name = reference.text(key).filter(it -> !it.isEmpty());
      if (name.isPresent() && !optional) {
        needed.add(new PodReference(workload, kind, name.get(), reference.placeOf(key)));
      }
    }
  }

  /// Whether the pod finds it, or may find it, in its own namespace.
  public boolean isFound(Picture picture) {
    return picture.find(workload.object(), kind, name).isPresent();
  }

  /// An object of that kind and name, in whatever namespace.
  public Optional<KubeObject> anywhere(Picture picture) {
    return picture.objects(kind, name).findFirst();
  }

  /// The title of the object: `ConfigMap monitoring/loki`.
  public String title() {
    String namespace = workload.object().namespace();
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
