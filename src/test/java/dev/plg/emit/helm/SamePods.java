package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The pods of one component, of the manifests and as its chart renders it.
final class SamePods {

  private SamePods() {}

  /// The first container's image, arguments, resources and port numbers; where the pod may run, and
  /// as whom.
  static void verify(String component, List<Mapping> planned, List<Mapping> rendered) {
    Mapping plannedPod = Rendered.pod(planned);
    Mapping renderedPod = Rendered.pod(rendered);
    for (String key :
        List.of("serviceAccountName", "nodeSelector", "tolerations", "enableServiceLinks")) {
      if (!SameProgram.mayMiss(component, key)) {
        assertEquals(said(plannedPod, key), said(renderedPod, key), key);
      }
    }
    Mapping planned0 = first(plannedPod);
    Mapping rendered0 = first(renderedPod);
    assertEquals(planned0.find("name"), rendered0.find("name"));
    assertEquals(image(planned0), image(rendered0));
    assertEquals(planned0.mapping("resources"), rendered0.mapping("resources"));
    for (Node variable : planned0.sequence("env").items()) {
      assertTrue(rendered0.sequence("env").items().contains(variable), variable::toString);
    }
    for (Node argument : planned0.sequence("args").items()) {
      assertTrue(isGiven(((Scalar) argument).text(), rendered0), argument::toString);
    }
    Set<String> ports = ports(planned0);
    ports.removeIf(port -> SameProgram.mayMiss(component, port));
    assertTrue(ports(rendered0).containsAll(ports), () -> ports(rendered0).toString());
    assertEquals(hostPaths(plannedPod), hostPaths(renderedPod));
  }

  /// An empty map or list says as much as none.
  private static Optional<Node> said(Mapping pod, String key) {
    return pod.find(key).filter(it -> !it.equals(Mapping.EMPTY) && !it.equals(Sequence.EMPTY));
  }

  private static Mapping first(Mapping pod) {
    return (Mapping) pod.sequence("containers").items().getFirst();
  }

  /// As an argument of its own, or in the shell's command line.
  private static boolean isGiven(String asked, Mapping container) {
    String file = asked.substring(asked.lastIndexOf('/') + 1);
    String argument = asked.replace(file, SameProgram.CALLED.getOrDefault(file, file));
    String old = asked.replace("/etc/loki/config/", "/etc/loki/");
    return container.sequence("args").items().contains(Scalar.of(argument))
        || container.sequence("args").items().contains(Scalar.of(old))
        || container.sequence("command").items().stream()
            .anyMatch(word -> ((Scalar) word).text().contains(argument));
  }

  /// With the registry that a name without one means, and without the tag that a digest overrules.
  private static String image(Mapping container) {
    String image = container.text("image").orElseThrow().replaceFirst(":[^:/]+@", "@");
    String first = image.substring(0, image.indexOf('/'));
    return first.contains(".") || first.contains(":") ? image : "docker.io/" + image;
  }

  private static Set<String> ports(Mapping container) {
    return Rendered.mappings(container.sequence("ports")).stream()
        .map(port -> port.text("containerPort").orElseThrow() + port.text("protocol").orElse("TCP"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Each folder of the node, and whether it must be there already.
  private static Set<String> hostPaths(Mapping pod) {
    return Rendered.mappings(pod.sequence("volumes")).stream()
        .flatMap(volume -> volume.mapping("hostPath").text("path").stream())
        .map(path -> path.replaceFirst("/$", ""))
        .collect(Collectors.toSet());
  }

  /// The same files at the same place, and no pod that fetches some first.
  static void dashboardsAreEqual(List<Mapping> planned, List<Mapping> rendered) {
    for (Mapping object : planned) {
      if (object.mapping("metadata").text("name").orElseThrow().endsWith("grafana-dashboards")) {
        assertTrue(
            rendered.stream().anyMatch(it -> it.mapping("data").equals(object.mapping("data"))),
            () -> object + " of " + Rendered.names(rendered));
        assertEquals(mounted(planned), mounted(rendered));
        assertEquals(List.of(), Rendered.pod(rendered).sequence("initContainers").items());
      }
    }
  }

  /// The ConfigMap at each path below /etc/grafana/dashboards.
  private static Map<String, String> mounted(List<Mapping> objects) {
    Map<String, String> volumes =
        Rendered.mappings(Rendered.pod(objects).sequence("volumes")).stream()
            .filter(volume -> !volume.mapping("configMap").isEmpty())
            .collect(
                Collectors.toMap(
                    volume -> volume.text("name").orElseThrow(),
                    volume -> volume.mapping("configMap").text("name").orElseThrow()));
    return Rendered.mappings(first(Rendered.pod(objects)).sequence("volumeMounts")).stream()
        .filter(
            mount -> mount.text("mountPath").orElseThrow().startsWith("/etc/grafana/dashboards"))
        .collect(
            Collectors.toMap(
                mount -> mount.text("mountPath").orElseThrow(),
                mount -> volumes.getOrDefault(mount.text("name").orElseThrow(), "")));
  }
}
