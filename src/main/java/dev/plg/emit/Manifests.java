package dev.plg.emit;

import dev.plg.plan.Resource;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Plain Kubernetes objects: one stream in apply order, or one file an object.
public final class Manifests implements Emitter {

  /// Each kind after what it needs to be there: `kubectl apply` sends the objects as they come, and
  /// a namespace that comes late refuses everything before it. A kind that is not listed comes
  /// last.
  private static final List<List<String>> APPLY_ORDER =
      List.of(
          List.of("Namespace"),
          List.of("ServiceAccount"),
          List.of("ClusterRole"),
          List.of("ClusterRoleBinding"),
          List.of("Role"),
          List.of("RoleBinding"),
          List.of("Secret"),
          List.of("ConfigMap"),
          List.of("PersistentVolumeClaim"),
          List.of("Service"),
          List.of("Deployment", "StatefulSet", "DaemonSet"),
          List.of("PodDisruptionBudget"),
          List.of("NetworkPolicy"));

  /// kubectl reads a directory in the order of its names, folders among files, and the API server
  /// refuses what comes before its namespace: the digits bring it first.
  private static final String NAMESPACE = "00-namespace.yaml";

  @Override
  public boolean coversEnvironments() {
    return false;
  }

  @Override
  public String stream(Deployment deployment) {
    return YamlWriter.writeAll(objects(deployment));
  }

  /// The objects in apply order.
  public static List<Mapping> objects(Deployment deployment) {
    // Sorting is stable: within a kind, the plan's order of components stays.
    return deployment.plan().parts().stream()
        .flatMap(part -> part.resources().stream().sorted((a, b) -> a.file().compareTo(b.file())))
        .sorted((a, b) -> Integer.compare(turn(a), turn(b)))
        .map(Resource::object)
        .toList();
  }

  @Override
  public FileTree tree(Deployment deployment) {
    var files = new TreeMap<String, String>();
    deployment.plan().resources().forEach(resource -> add(files, resource));
    return new FileTree(files);
  }

  @Override
  public Optional<String> command(Deployment deployment, String directory) {
    return Optional.of("kubectl apply -R -f " + directory);
  }

  private static void add(Map<String, String> files, Resource resource) {
    String path = path(resource);
    if (files.put(path, YamlWriter.write(resource.object())) != null) {
      throw new IllegalStateException("two objects for one file: " + path);
    }
  }

  private static String path(Resource resource) {
    return resource.kind().equals("Namespace")
        ? NAMESPACE
        : resource.component() + "/" + resource.file();
  }

  private static int turn(Resource resource) {
    for (int turn = 0; turn < APPLY_ORDER.size(); turn++) {
      if (APPLY_ORDER.get(turn).contains(resource.kind())) {
        return turn;
      }
    }
    return APPLY_ORDER.size();
  }
}
