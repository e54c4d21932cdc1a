package dev.plg.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.plg.Deployments;
import dev.plg.Deployments.Deployment;
import dev.plg.plan.Resource;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the API server and the kubelet would say to the objects of every profile.
class ObjectsTest {

  static Stream<Deployment> deployments() {
    return Deployments.all();
  }

  /// The official models refuse unknown fields and miss required ones.
  @ParameterizedTest
  @MethodSource("deployments")
  void the_official_models_accept_every_object(Deployment deployment) throws Exception {
    for (Resource resource : deployment.plan().resources()) {
      JsonElement json = JsonParser.parseString(JsonWriter.write(resource.object()));
      Class<?> model = Class.forName("io.kubernetes.client.openapi.models.V1" + resource.kind());
      try {
        model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      } catch (InvocationTargetException e) {
        throw new AssertionError(deployment + ": " + resource.file(), e.getCause());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void no_two_objects_share_kind_namespace_and_name(Deployment deployment) {
    var seen = new HashSet<String>();
    for (Resource resource : deployment.plan().resources()) {
      String namespace = resource.object().mapping("metadata").text("namespace").orElse("");
      assertTrue(
          seen.add(resource.kind() + "/" + namespace + "/" + resource.name()), resource::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void every_selector_matches_the_pods_of_one_workload(Deployment deployment) {
    List<Resource> workloads = workloads(deployment);
    for (Resource resource : deployment.plan().resources()) {
      selector(resource)
          .ifPresent(
              selector ->
                  assertEquals(
                      1,
                      workloads.stream().filter(it -> matches(selector, podLabels(it))).count(),
                      resource.kind() + " " + resource.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void every_port_that_is_named_exists(Deployment deployment) {
    for (Resource service : ofKind(deployment, "Service")) {
      Mapping selector = selector(service).orElseThrow();
      Resource workload =
          workloads(deployment).stream()
              .filter(it -> matches(selector, podLabels(it)))
              .findFirst()
              .orElseThrow();
      Set<String> named = portNames(workload);
      for (Mapping port : mappings(service.object().mapping("spec").sequence("ports"))) {
        String target = port.text("targetPort").orElseThrow();
        assertTrue(named.contains(target), service.name() + " names port " + target);
      }
    }
    for (Resource workload : workloads(deployment)) {
      for (String probe : List.of("readinessProbe", "livenessProbe", "startupProbe")) {
        for (Mapping container : containers(workload)) {
          container
              .mapping(probe)
              .mapping("httpGet")
              .text("port")
              .ifPresent(port -> assertTrue(portNames(workload).contains(port), workload.name()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void every_mount_has_its_volume_and_every_volume_its_object(Deployment deployment) {
    for (Resource workload : workloads(deployment)) {
      Mapping pod = pod(workload);
      Set<String> volumes = new HashSet<>();
      for (Mapping volume : mappings(pod.sequence("volumes"))) {
        volumes.add(volume.text("name").orElseThrow());
        volume
            .mapping("configMap")
            .text("name")
            .ifPresent(it -> exists(deployment, "ConfigMap", it));
        volume
            .mapping("persistentVolumeClaim")
            .text("claimName")
            .ifPresent(it -> exists(deployment, "PersistentVolumeClaim", it));
      }
      for (Mapping claim :
          mappings(workload.object().mapping("spec").sequence("volumeClaimTemplates"))) {
        volumes.add(claim.mapping("metadata").text("name").orElseThrow());
      }
      for (Mapping container : containers(workload)) {
        for (Mapping mount : mappings(container.sequence("volumeMounts"))) {
          assertTrue(volumes.contains(mount.text("name").orElseThrow()), workload.name());
          mount.text("subPath").ifPresent(key -> hasKey(deployment, pod, mount, key));
        }
      }
      pod.text("serviceAccountName").ifPresent(it -> exists(deployment, "ServiceAccount", it));
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void every_config_file_that_an_argument_names_is_mounted(Deployment deployment) {
    for (Resource workload : workloads(deployment)) {
      for (Mapping container : containers(workload)) {
        for (Node argument : container.sequence("args").items()) {
          String text = ((Scalar) argument).text();
          if (text.startsWith("-config.file=")) {
            String path = text.substring("-config.file=".length());
            assertTrue(
                isMounted(deployment, workload, container, path), workload.name() + ": " + path);
          }
        }
      }
    }
  }

  private static boolean isMounted(
      Deployment deployment, Resource workload, Mapping container, String path) {
    String folder = path.substring(0, path.lastIndexOf('/'));
    String key = path.substring(path.lastIndexOf('/') + 1);
    return mappings(container.sequence("volumeMounts")).stream()
        .filter(mount -> mount.text("mountPath").orElse("").equals(folder))
        .flatMap(mount -> configMap(deployment, pod(workload), mount).stream())
        .anyMatch(data -> data.keys().contains(key));
  }

  private static void hasKey(Deployment deployment, Mapping pod, Mapping mount, String key) {
    configMap(deployment, pod, mount)
        .ifPresent(data -> assertTrue(data.keys().contains(key), "no key " + key));
  }

  /// The data of the ConfigMap behind a mount.
  private static Optional<Mapping> configMap(Deployment deployment, Mapping pod, Mapping mount) {
    return mappings(pod.sequence("volumes")).stream()
        .filter(volume -> volume.text("name").equals(mount.text("name")))
        .flatMap(volume -> volume.mapping("configMap").text("name").stream())
        .flatMap(
            name -> ofKind(deployment, "ConfigMap").stream().filter(it -> it.name().equals(name)))
        .map(map -> map.object().mapping("data"))
        .findFirst();
  }

  private static void exists(Deployment deployment, String kind, String name) {
    assertTrue(
        ofKind(deployment, kind).stream().anyMatch(it -> it.name().equals(name)),
        "no " + kind + " " + name);
  }

  private static List<Resource> ofKind(Deployment deployment, String kind) {
    return deployment.plan().resources().stream().filter(it -> it.kind().equals(kind)).toList();
  }

  private static List<Resource> workloads(Deployment deployment) {
    return Stream.of("Deployment", "StatefulSet", "DaemonSet")
        .flatMap(kind -> ofKind(deployment, kind).stream())
        .toList();
  }

  private static Mapping pod(Resource workload) {
    return workload.object().mapping("spec").mapping("template").mapping("spec");
  }

  private static Mapping podLabels(Resource workload) {
    return workload
        .object()
        .mapping("spec")
        .mapping("template")
        .mapping("metadata")
        .mapping("labels");
  }

  private static List<Mapping> containers(Resource workload) {
    return mappings(pod(workload).sequence("containers"));
  }

  private static Set<String> portNames(Resource workload) {
    var names = new HashSet<String>();
    for (Mapping container : containers(workload)) {
      for (Mapping port : mappings(container.sequence("ports"))) {
        names.add(port.text("name").orElseThrow());
      }
    }
    return names;
  }

  private static Optional<Mapping> selector(Resource resource) {
    Mapping selector = resource.object().mapping("spec").mapping("selector");
    Mapping labels =
        selector.mapping("matchLabels").isEmpty() ? selector : selector.mapping("matchLabels");
    return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
  }

  private static boolean matches(Mapping selector, Mapping labels) {
    return selector.keys().stream().allMatch(key -> selector.text(key).equals(labels.text(key)));
  }

  private static List<Mapping> mappings(Sequence list) {
    var mappings = new ArrayList<Mapping>();
    list.items().forEach(item -> mappings.add((Mapping) item));
    return mappings;
  }
}
