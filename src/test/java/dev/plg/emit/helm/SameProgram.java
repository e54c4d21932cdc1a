package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One component, of the manifests and as its chart renders it.
final class SameProgram {

  /// The key of the ConfigMap that holds a program's configuration in the manifests.
  private static final Map<String, String> CONFIGURATIONS =
      Map.of(
          "loki", "loki.yaml",
          "promtail", "promtail.yaml",
          "tempo", "tempo.yaml",
          "grafana-agent", "config.river",
          "alloy", "config.alloy",
          "alloy-events", "config.alloy",
          "event-exporter", "config.yaml");

  /// What a chart calls such a key, where that is something else.
  static final Map<String, String> CALLED = Map.of("loki.yaml", "config.yaml");

  /// What a chart has no key for, and why it may be missing.
  static final Set<String> MISSING =
      Set.of(
          // only makes start-up slower where a namespace has thousands of Services
          "tempo enableServiceLinks",
          "grafana-agent enableServiceLinks",
          "alloy enableServiceLinks",
          "alloy-events enableServiceLinks",
          "k8s-event-logger enableServiceLinks",
          "node-problem-detector enableServiceLinks",
          // the chart calls it by another name, and mounts it by that
          "node-problem-detector ConfigMap node-problem-detector",
          // one pod, which nobody asks for by its own name
          "tempo Service tempo-headless",
          "tempo tempo-headless",
          "tempo Service x-tempo-headless",
          "tempo x-tempo-headless",
          // within one process nobody calls another over gRPC
          "tempo tempo:9095ClusterIP",
          "tempo x-tempo:9095ClusterIP",
          "tempo 9095TCP",
          // the old chart has no key for it, and keeps the configuration in a Secret
          "loki-stack/loki enableServiceLinks",
          "loki-stack/loki ConfigMap loki",
          "loki-stack/loki ConfigMap x-loki",
          // the chart has no key for it, and keeps the configuration in a Secret
          "promtail 6.0 enableServiceLinks",
          "promtail 6.0 ConfigMap promtail",
          "promtail 6.0 ConfigMap x-promtail",
          // the Service leads to the port that Tempo listens on, whatever the pod names
          "tempo 1.22 3100TCP",
          // the claim of a StatefulSet, which the chart asks for where there is a disk
          "grafana-agent PersistentVolumeClaim grafana-agent",
          "grafana-agent Deployment grafana-agent");

  private SameProgram() {}

  /// Whether a chart has no key for something.
  ///
  /// @param where a component, and where that matters the version of its chart: `tempo 1.22.0`
  static boolean mayMiss(String where, String what) {
    return MISSING.contains(where + " " + what)
        || MISSING.contains(where.replaceFirst(" .*", "") + " " + what);
  }

  /// @param where what [#MISSING] calls the component in this chart
  static void verify(
      String where, String component, List<Mapping> planned, List<Mapping> rendered) {
    configurationsAreEqual(component, planned, rendered);
    SamePods.verify(where, planned, rendered);
    claimsAreEqual(planned, rendered);
    servicesAnswer(where, planned, rendered);
    everyObjectIsThere(where, planned, rendered);
    assertEquals(roles(planned), roles(rendered));
    SamePods.dashboardsAreEqual(planned, rendered);
  }

  private static void configurationsAreEqual(
      String component, List<Mapping> planned, List<Mapping> rendered) {
    if (CONFIGURATIONS.containsKey(component)) {
      // Alloy in place of the agent has its name
      boolean isAlloy =
          planned.stream().anyMatch(it -> it.mapping("data").text("config.alloy").isPresent());
      String key = isAlloy ? "config.alloy" : CONFIGURATIONS.get(component);
      String called = CALLED.getOrDefault(key, key);
      boolean kept = rendered.stream().anyMatch(it -> it.mapping("data").text(key).isPresent());
      assertEquals(configuration(planned, key), configuration(rendered, kept ? key : called));
    }
  }

  /// The tree of a configuration, which no order of keys changes; of Alloy's syntax the text, whose
  /// last line end the chart takes away.
  private static Node configuration(List<Mapping> objects, String key) {
    String text =
        objects.stream()
            .flatMap(object -> text(object, key).stream())
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException(key + " in " + Rendered.names(objects)));
    return key.endsWith(".river") || key.endsWith(".alloy")
        ? Node.of(text.strip())
        : YamlReader.read(key, text).documents().getFirst().root();
  }

  private static Optional<String> text(Mapping object, String key) {
    return object
        .mapping("data")
        .text(key)
        .map(it -> decoded(object, it))
        .or(() -> object.mapping("stringData").text(key));
  }

  /// A Secret holds its texts in base64.
  private static String decoded(Mapping object, String text) {
    return object.text("kind").equals(Optional.of("Secret"))
        ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
        : text;
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
      Rendered.mappings(spec.sequence("volumeClaimTemplates"))
          .forEach(template -> claims.add(claim(template.mapping("spec"))));
    }
    return claims;
  }

  private static String claim(Mapping spec) {
    return spec.mapping("resources").mapping("requests").text("storage").orElseThrow()
        + spec.text("storageClassName").orElse("");
  }

  /// Each Service and port of the manifests is there; the headless one answers by name alone.
  private static void servicesAnswer(
      String component, List<Mapping> planned, List<Mapping> rendered) {
    Set<String> answered = services(rendered);
    for (String service : services(planned)) {
      boolean may = mayMiss(component, service);
      assertTrue(may || answered.contains(service), service + " of " + answered);
    }
  }

  private static Set<String> services(List<Mapping> objects) {
    var services = new TreeSet<String>();
    for (Mapping object : objects) {
      if (object.text("kind").orElseThrow().equals("Service")) {
        String name = object.mapping("metadata").text("name").orElseThrow();
        boolean headless = object.mapping("spec").text("clusterIP").equals(Optional.of("None"));
        for (Mapping port : Rendered.mappings(object.mapping("spec").sequence("ports"))) {
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

  /// A disruption budget by its kind alone: chart loki 18.11.0 calls it by its target, and nothing
  /// refers to its name.
  private static void everyObjectIsThere(
      String component, List<Mapping> planned, List<Mapping> rendered) {
    Set<String> there = Rendered.names(rendered);
    for (String object : Rendered.names(planned)) {
      String kind = object.substring(0, object.indexOf(' ') + 1);
      boolean found =
          kind.equals("PodDisruptionBudget ")
              ? there.stream().anyMatch(it -> it.startsWith(kind))
              : there.contains(object);
      boolean may = mayMiss(component, object);
      assertTrue(may || found, () -> object + " of " + there);
    }
  }

  /// The IAM role of the service account.
  private static List<String> roles(List<Mapping> objects) {
    return objects.stream()
        .filter(object -> object.text("kind").orElseThrow().equals("ServiceAccount"))
        .map(account -> account.mapping("metadata").mapping("annotations"))
        .flatMap(annotations -> annotations.text("eks.amazonaws.com/role-arn").stream())
        .toList();
  }
}
