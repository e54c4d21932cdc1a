package dev.plg.picture;

import dev.plg.finding.Location;
import java.util.List;
import java.util.Map;

/// A Service with its selector and ports.
public record Service(KubeObject object, Map<String, String> selector, List<Port> ports) {

  static Service of(KubeObject object) {
    return new Service(
        object,
        KubeObject.texts(object.spec().mapping("selector")),
        Container.each(object.spec().sequence("ports"), Port::ofService));
  }

  public String name() {
    return object.name();
  }

  public String title() {
    return object.title();
  }

  /// `ClusterIP` where it names none.
  public String type() {
    return object.spec().text("type").orElse("ClusterIP");
  }

  public boolean isHeadless() {
    return object.spec().text("clusterIP").filter("None"::equals).isPresent();
  }

  /// Whether it sends to the pods of a workload. Without a selector it sends to no one known.
  public boolean selects(Workload workload) {
    return !selector.isEmpty()
        && object.mayShareNamespace(workload.object())
        && workload.podLabels().entrySet().containsAll(selector.entrySet());
  }

  public Location place() {
    return object.place();
  }
}
