package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.plg.Deployments;
import dev.plg.Deployments.Deployment;
import dev.plg.component.ChartValues;
import dev.plg.component.Components;
import dev.plg.component.Plan;
import dev.plg.component.Resource;
import dev.plg.template.Templates;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each golden values file, rendered by the real chart, runs what the manifests run.
class HelmRenderTest {

  /// The key of the ConfigMap that holds a program's configuration, in the manifests and in the
  /// chart's objects.
  private static final Map<String, List<String>> CONFIGURATIONS =
      Map.of(
          "loki", List.of("config.yaml", "config.yaml"),
          "promtail", List.of("promtail.yaml", "promtail.yaml"));

  @BeforeAll
  static void needs_the_charts() {
    Charts.required();
  }

  static Stream<Deployment> deployments() {
    return Deployments.all();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_charts_run_what_the_manifests_run(Deployment deployment) throws Exception {
    Plan plan = deployment.plan();
    for (ChartValues chart : Components.charts(plan)) {
      String values = Format.HELM.emitter().stream(dev.plg.emit.Deployment.of(plan.only(chart.component()), Templates.shipped()));
      String namespace = plan.stack().namespace().value();
      var rendered = Charts.render(chart.chart(), chart.release(), namespace, values);
      var planned =
          plan.only(chart.component()).resources().stream().map(Resource::object).toList();
      // what the chart calls otherwise when its release is called otherwise is not held by values
      var renamed = Charts.render(chart.chart(), "another", namespace, values);
      assertEquals(names(rendered), names(renamed));
      eachIsAccepted(rendered);
      configurationsAreEqual(chart.component(), planned, rendered);
      containersAreEqual(planned, rendered);
      claimsAreEqual(planned, rendered);
      servicesAnswer(planned, rendered);
      noOtherWorkloads(planned, rendered);
      everyObjectIsThere(planned, rendered);
      assertEquals(roles(planned), roles(rendered));
    }
  }

  private static void eachIsAccepted(List<Mapping> rendered) throws Exception {
    for (Mapping object : rendered) {
      String kind = object.text("kind").orElseThrow();
      Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
          .getMethod("validateJsonElement", com.google.gson.JsonElement.class)
          .invoke(null, JsonParser.parseString(JsonWriter.write(object)));
    }
  }

  private static void configurationsAreEqual(
      String component, List<Mapping> planned, List<Mapping> rendered) {
    List<String> keys = CONFIGURATIONS.getOrDefault(component, List.of());
    if (!keys.isEmpty()) {
      assertEquals(configuration(planned, keys.getFirst()), configuration(rendered, keys.getLast()));
    }
  }

  /// The tree of a configuration, which no order of keys changes.
  private static Node configuration(List<Mapping> objects, String key) {
    String text =
        objects.stream()
            .flatMap(object -> object.mapping("data").text(key).stream())
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException(key));
    return YamlReader.read(key, text).documents().getFirst().root();
  }

  /// The first container's image, arguments, resources and port numbers; where the pod may run, and
  /// as whom.
  private static void containersAreEqual(List<Mapping> planned, List<Mapping> rendered) {
    Mapping plannedPod = pod(planned);
    Mapping renderedPod = pod(rendered);
    for (String key :
        List.of("serviceAccountName", "nodeSelector", "tolerations", "enableServiceLinks")) {
      assertEquals(plannedPod.find(key), renderedPod.find(key), key);
    }
    Mapping planned0 = first(plannedPod);
    Mapping rendered0 = first(renderedPod);
    for (String key : List.of("name", "image", "resources")) {
      assertEquals(planned0.find(key), rendered0.find(key), key);
    }
    for (Node variable : planned0.sequence("env").items()) {
      assertTrue(rendered0.sequence("env").items().contains(variable), variable::toString);
    }
    for (Node argument : planned0.sequence("args").items()) {
      assertTrue(rendered0.sequence("args").items().contains(argument), argument::toString);
    }
    assertTrue(ports(rendered0).containsAll(ports(planned0)), () -> ports(rendered0).toString());
    assertEquals(hostPaths(plannedPod), hostPaths(renderedPod));
  }

  private static Mapping first(Mapping pod) {
    return (Mapping) pod.sequence("containers").items().getFirst();
  }

  private static Set<String> ports(Mapping container) {
    return mappings(container.sequence("ports")).stream()
        .map(port -> port.text("containerPort") + port.text("protocol").orElse("TCP"))
        .collect(Collectors.toSet());
  }

  /// Each folder of the node, and whether it must be there already.
  private static Set<String> hostPaths(Mapping pod) {
    return mappings(pod.sequence("volumes")).stream()
        .flatMap(volume -> volume.mapping("hostPath").text("path").stream())
        .collect(Collectors.toSet());
  }

  private static void claimsAreEqual(List<Mapping> planned, List<Mapping> rendered) {
    assertEquals(claims(planned), claims(rendered));
  }

  /// Size and class of each claim, of a StatefulSet or on its own; none is deleted with its pod.
  private static List<String> claims(List<Mapping> objects) {
    var claims = new ArrayList<String>();
    for (Mapping object : objects) {
      Mapping spec = object.mapping("spec");
      assertEquals(Optional.empty(), spec.find("persistentVolumeClaimRetentionPolicy"));
      if (object.text("kind").orElseThrow().equals("PersistentVolumeClaim")) {
        claims.add(claim(spec));
      }
      mappings(spec.sequence("volumeClaimTemplates"))
          .forEach(template -> claims.add(claim(template.mapping("spec"))));
    }
    return claims;
  }

  private static String claim(Mapping spec) {
    return spec.mapping("resources").mapping("requests").text("storage").orElseThrow()
        + spec.text("storageClassName").orElse("");
  }

  /// Each Service and port of the manifests is there; the headless one answers by name alone.
  private static void servicesAnswer(List<Mapping> planned, List<Mapping> rendered) {
    Set<String> answered = services(rendered);
    for (String service : services(planned)) {
      assertTrue(answered.contains(service), service + " of " + answered);
    }
  }

  private static Set<String> services(List<Mapping> objects) {
    var services = new TreeSet<String>();
    for (Mapping object : objects) {
      if (object.text("kind").orElseThrow().equals("Service")) {
        String name = object.mapping("metadata").text("name").orElseThrow();
        boolean headless = object.mapping("spec").text("clusterIP").equals(Optional.of("None"));
        for (Mapping port : mappings(object.mapping("spec").sequence("ports"))) {
          services.add(
              headless
                  ? name
                  : name
                      + ":"
                      + port.text("port").orElseThrow()
                      + port.text("nodePort").orElse("")
                      + object.mapping("spec").text("type").orElse("ClusterIP"));
        }
      }
    }
    return services;
  }

  /// The mode's workload alone, with as many replicas: no gateway, cache, canary, test or operator.
  private static void noOtherWorkloads(List<Mapping> planned, List<Mapping> rendered) {
    assertEquals(workloads(planned), workloads(rendered));
  }

  private static Set<String> workloads(List<Mapping> objects) {
    return objects.stream()
        .filter(object -> !object.mapping("spec").mapping("template").isEmpty())
        .map(
            object ->
                object.text("kind").orElseThrow()
                    + " "
                    + object.mapping("metadata").text("name").orElseThrow()
                    + " "
                    + object.mapping("spec").text("replicas").orElse(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// A disruption budget by its kind alone: chart loki 18.11.0 calls it by its target, and nothing
  /// refers to its name.
  private static void everyObjectIsThere(List<Mapping> planned, List<Mapping> rendered) {
    Set<String> there = names(rendered);
    for (String object : names(planned)) {
      String kind = object.substring(0, object.indexOf(' ') + 1);
      boolean found =
          kind.equals("PodDisruptionBudget ")
              ? there.stream().anyMatch(it -> it.startsWith(kind))
              : there.contains(object);
      assertTrue(found, () -> object + " of " + there);
    }
  }

  /// The annotations of the service account: the IAM role of its pods.
  private static List<Mapping> roles(List<Mapping> objects) {
    return objects.stream()
        .filter(object -> object.text("kind").orElseThrow().equals("ServiceAccount"))
        .map(account -> account.mapping("metadata").mapping("annotations"))
        .toList();
  }

  private static Set<String> names(List<Mapping> objects) {
    return objects.stream()
        .map(
            object ->
                object.text("kind").orElseThrow()
                    + " "
                    + object.mapping("metadata").text("name").orElseThrow())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Mapping pod(List<Mapping> objects) {
    return objects.stream()
        .map(object -> object.mapping("spec").mapping("template").mapping("spec"))
        .filter(spec -> !spec.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static List<Mapping> mappings(Sequence list) {
    return list.items().stream().map(Mapping.class::cast).toList();
  }
}
