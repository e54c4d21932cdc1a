package dev.plg.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import dev.plg.Deployments;
import dev.plg.Stacks;
import dev.plg.catalog.Catalog;
import dev.plg.component.ChartValues;
import dev.plg.component.Components;
import dev.plg.component.Part;
import dev.plg.component.Plan;
import dev.plg.component.Resource;
import dev.plg.component.Umbrella;
import dev.plg.model.Affix;
import dev.plg.model.Stack;
import dev.plg.template.Templates;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each golden values file, rendered by the real chart, runs what the manifests run.
class HelmRenderTest {

  /// The key of the ConfigMap that holds a program's configuration in the manifests.
  private static final Map<String, String> CONFIGURATIONS =
      Map.of(
          "loki", "loki.yaml",
          "promtail", "promtail.yaml",
          "tempo", "tempo.yaml",
          "grafana-agent", "config.river",
          "event-exporter", "config.yaml");

  /// What a chart calls such a key, where that is something else.
  private static final Map<String, String> CALLED = Map.of("loki.yaml", "config.yaml");

  /// What a chart has no key for, and why it may be missing.
  private static final Set<String> MISSING =
      Set.of(
          // only makes start-up slower where a namespace has thousands of Services
          "tempo enableServiceLinks",
          "grafana-agent enableServiceLinks",
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
          // the claim of a StatefulSet, which the chart asks for where there is a disk
          "grafana-agent PersistentVolumeClaim grafana-agent",
          "grafana-agent Deployment grafana-agent");

  /// Settings that the shipped profiles do not have, laid over one of them.
  private static final List<List<String>> SETTINGS =
      List.of(
          List.of("dev", "tempo={}", "agent={}"),
          List.of(
              "dev",
              "tempo={receivers: [otlp-grpc, zipkin, jaeger-compact], remoteWrite: \"http://p:9090/w\"}",
              "agent={replicas: 2, receivers: [otlp-grpc, jaeger-thrift]}"),
          List.of("dev", "tempo={}", "agent={}", "events={source: agent}"),
          List.of("dev", "events={source: logger}"),
          List.of("dev", "events={source: logger, image: {registry: harbor.local}}"),
          List.of("dev", "loki.image.registry=harbor.local", "promtail.image.registry=harbor.local"),
          List.of("dev", "grafana.image.registry=harbor.local", "tempo={image: {registry: a.io}}"),
          List.of(
              "dev",
              "nodeProblems={image: {registry: a.io}}",
              "tempo={}",
              "agent={image: {registry: a.io}}"),
          List.of("dev", "nodeProblems={}"),
          List.of("dev", "helm.chart=loki-stack", "tempo={}", "agent={}", "namePrefix=x-", "labels={a: b}"),
          List.of("dev", "helm.chart=loki-stack", "collector=none", "events={source: exporter}"),
          List.of(
              "dev",
              "helm.chart=loki-stack",
              "images.registry=harbor.local:5000/mirror",
              "annotations={note: b}",
              "promtail.discovery=files",
              "loki.config={limits_config: {max_line_size: 12345678}, ruler: {external_url: \"{{ x }}\"}}",
              "loki={tolerations: [{key: a, operator: Exists}], nodeSelector: {disk: ssd}}"),
          List.of("dev", "helm.chart=loki-stack", "loki.endpoint=http://elsewhere:3100"),
          List.of("eks-s3", "helm.chart=loki-stack", "loki.replicas=1", "loki.tenancy={enabled: true, tenant: acme}"),
          List.of("dev", "namePrefix=x-", "events={source: exporter, lookup: true, tolerations: [{operator: Exists}]}"),
          List.of("dev", "events={source: logger, ignoreNormal: true}"),
          List.of("eks-s3", "tempo={}", "loki.tenancy={enabled: true, tenant: acme}"),
          List.of("prod", "tempo={}", "agent={}", "namePrefix=x-", "labels={team: a}"),
          List.of(
              "dev",
              "namePrefix=x-",
              "images.registry=harbor.local:5000/mirror",
              "annotations={note: b}",
              "tempo={}",
              "agent={}",
              "events={source: logger}"),
          List.of(
              "dev",
              "loki.config={limits_config: {max_line_size: 12345678}, ruler: {external_url: \"{{ x }}\"}}",
              "promtail.config={client: {external_labels: {a: \"{{ .y }}\"}}}"),
          List.of(
              "dev",
              "loki={tolerations: [{key: a, operator: Exists}], nodeSelector: {disk: ssd}}",
              "promtail={nodeSelector: {os: linux}}",
              "tempo={nodeSelector: {disk: ssd}}"),
          List.of(
              "eks-s3",
              "loki.affinity={podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z}]}}"));

  private static final List<String> IMAGES =
      List.of(
          "dev",
          "loki.image={tag: \"3.7.5\"}",
          "promtail.image={digest: \"sha256:%s\"}".formatted("a".repeat(64)),
          "tempo.image={digest: \"sha256:%s\"}".formatted("b".repeat(64)),
          "agent.image={digest: \"sha256:%s\"}".formatted("c".repeat(64)),
          "grafana.image={tag: \"12.0.0\"}");

  private static final List<String> OLD_IMAGES =
      List.of(
          "dev",
          "helm.chart=loki-stack",
          "loki.image={digest: \"sha256:%s\"}".formatted("a".repeat(64)),
          "grafana.image={tag: \"12.0.0\", registry: a.io}");

  private static final List<String> DYNAMODB = List.of("eks-dynamodb", "helm.chart=loki-stack");

  /// A stack with a name for the report.
  record Case(String name, Plan plan) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void needs_the_charts() {
    Charts.required();
  }

  static Stream<Case> cases() {
    Stream<Case> profiles = Deployments.all().map(it -> new Case(it.path(), it.plan()));
    Stream<Case> lines =
        SETTINGS.stream()
            .flatMap(settings -> Catalog.lineNames().stream().map(line -> one(settings, line)));
    Stream<Case> others = Stream.of(one(IMAGES, "3.7"), one(OLD_IMAGES, "2.9"), one(DYNAMODB, "2.9"));
    return Stream.concat(profiles, Stream.concat(lines, others));
  }

  static Stream<Deployments.Deployment> deployments() {
    return Deployments.all();
  }

  private static Case one(List<String> settings, String line) {
    var all = new ArrayList<>(settings.subList(1, settings.size()));
    all.add("loki.version=\"" + line + "\"");
    return new Case(
        line + " " + settings, Stacks.plan(settings.getFirst(), all.toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_charts_run_what_the_manifests_run(Case it, @TempDir Path folder) throws Exception {
    Plan plan = it.plan();
    for (String name : Format.HELM.emitter().names(plan)) {
      var alone = Deployment.of(plan.only(name), Templates.shipped());
      List<ChartValues> charts = Components.charts(alone.plan(), Templates.shipped());
      if (charts.isEmpty() || charts.stream().anyMatch(chart -> !chart.unfit().isEmpty())) {
        continue; // refused before it comes so far
      }
      var rendered = Charts.objects(alone, folder, release -> release);
      var planned = objects(alone.plan().resources());
      assertEquals(names(rendered), names(Charts.objects(alone, folder, _ -> "another")));
      eachIsAccepted(rendered);
      if (name.equals("network-policies")) {
        assertEquals(names(planned), names(rendered));
        continue; // no pods of its own
      }
      noOtherWorkloads(planned, rendered);
      if (name.equals(Umbrella.NAME)) {
        for (Part part : alone.plan().parts()) {
          String component = part.component();
          List<Mapping> ofPart = of(component, plan.stack(), rendered);
          isTheSame(name + "/" + component, component, objects(part.resources()), ofPart);
        }
      } else {
        isTheSame(name, name, planned, rendered);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void the_full_values_install_the_same(
      Deployments.Deployment it, @TempDir Path folder, @TempDir Path fullFolder) throws Exception {
    var deployment = Deployment.of(it.plan(), Templates.shipped());
    assumeTrue(Format.HELM.emitter().unfit(it.plan(), Templates.shipped()).isEmpty());
    Emitter full =
        Format.HELM.emitter(new HelmOptions(true, Optional.empty()), KustomizeOptions.NONE);
    assertEquals(
        Charts.objects(deployment, folder, release -> release),
        Charts.objects(full, deployment, fullFolder, release -> release));
  }

  private static List<Mapping> objects(List<Resource> resources) {
    return resources.stream().map(Resource::object).toList();
  }

  /// What of a release is one component's: all that is called by its name, or goes on so.
  private static List<Mapping> of(String component, Stack stack, List<Mapping> rendered) {
    Affix affix = stack.affix();
    return rendered.stream()
        .filter(
            it ->
                it.mapping("metadata")
                    .text("name")
                    .orElseThrow()
                    .startsWith(affix.prefix() + component))
        .toList();
  }

  /// @param where what [#MISSING] calls the component in this chart
  private static void isTheSame(
      String where, String component, List<Mapping> planned, List<Mapping> rendered) {
    configurationsAreEqual(component, planned, rendered);
    containersAreEqual(where, planned, rendered);
    claimsAreEqual(planned, rendered);
    servicesAnswer(where, planned, rendered);
    everyObjectIsThere(where, planned, rendered);
    assertEquals(roles(planned), roles(rendered));
    dashboardsAreEqual(planned, rendered);
  }

  /// The same files at the same place, and no pod that fetches some first.
  private static void dashboardsAreEqual(List<Mapping> planned, List<Mapping> rendered) {
    for (Mapping object : planned) {
      if (object.mapping("metadata").text("name").orElseThrow().endsWith("grafana-dashboards")) {
        assertTrue(
            rendered.stream().anyMatch(it -> it.mapping("data").equals(object.mapping("data"))),
            () -> object + " of " + names(rendered));
        assertEquals(mounted(planned), mounted(rendered));
        assertEquals(List.of(), pod(rendered).sequence("initContainers").items());
      }
    }
  }

  /// The ConfigMap at each path below /etc/grafana/dashboards.
  private static Map<String, String> mounted(List<Mapping> objects) {
    Map<String, String> volumes =
        mappings(pod(objects).sequence("volumes")).stream()
            .filter(volume -> !volume.mapping("configMap").isEmpty())
            .collect(
                Collectors.toMap(
                    volume -> volume.text("name").orElseThrow(),
                    volume -> volume.mapping("configMap").text("name").orElseThrow()));
    return mappings(first(pod(objects)).sequence("volumeMounts")).stream()
        .filter(mount -> mount.text("mountPath").orElseThrow().startsWith("/etc/grafana/dashboards"))
        .collect(
            Collectors.toMap(
                mount -> mount.text("mountPath").orElseThrow(),
                mount -> volumes.getOrDefault(mount.text("name").orElseThrow(), "")));
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
    if (CONFIGURATIONS.containsKey(component)) {
      String key = CONFIGURATIONS.get(component);
      String called = CALLED.getOrDefault(key, key);
      boolean kept = rendered.stream().anyMatch(it -> it.mapping("data").text(key).isPresent());
      assertEquals(configuration(planned, key), configuration(rendered, kept ? key : called));
    }
  }

  /// The tree of a configuration, which no order of keys changes; of River the text, whose last line
  /// end the chart takes away.
  private static Node configuration(List<Mapping> objects, String key) {
    String text =
        objects.stream()
            .flatMap(object -> object.mapping("data").text(key).map(it -> decoded(object, it)).stream())
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException(key + " in " + names(objects)));
    return key.endsWith(".river")
        ? Node.of(text.strip())
        : YamlReader.read(key, text).documents().getFirst().root();
  }

  /// A Secret holds its texts in base64.
  private static String decoded(Mapping object, String text) {
    return object.text("kind").equals(Optional.of("Secret"))
        ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
        : text;
  }

  /// The first container's image, arguments, resources and port numbers; where the pod may run, and
  /// as whom.
  private static void containersAreEqual(
      String component, List<Mapping> planned, List<Mapping> rendered) {
    Mapping plannedPod = pod(planned);
    Mapping renderedPod = pod(rendered);
    for (String key :
        List.of("serviceAccountName", "nodeSelector", "tolerations", "enableServiceLinks")) {
      if (!MISSING.contains(component + " " + key)) {
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
    ports.removeIf(port -> MISSING.contains(component + " " + port));
    assertTrue(ports(rendered0).containsAll(ports), () -> ports(rendered0).toString());
    assertEquals(hostPaths(plannedPod), hostPaths(renderedPod));
  }

  /// An empty map or list says as much as none.
  private static Optional<Node> said(Mapping pod, String key) {
    return pod.find(key)
        .filter(it -> !it.equals(Mapping.EMPTY) && !it.equals(Sequence.EMPTY));
  }

  private static Mapping first(Mapping pod) {
    return (Mapping) pod.sequence("containers").items().getFirst();
  }

  /// As an argument of its own, or in the shell's command line.
  private static boolean isGiven(String asked, Mapping container) {
    String file = asked.substring(asked.lastIndexOf('/') + 1);
    String argument = asked.replace(file, CALLED.getOrDefault(file, file));
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
    return mappings(container.sequence("ports")).stream()
        .map(
            port ->
                port.text("containerPort").orElseThrow() + port.text("protocol").orElse("TCP"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Each folder of the node, and whether it must be there already.
  private static Set<String> hostPaths(Mapping pod) {
    return mappings(pod.sequence("volumes")).stream()
        .flatMap(volume -> volume.mapping("hostPath").text("path").stream())
        .map(path -> path.replaceFirst("/$", ""))
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
  private static void servicesAnswer(
      String component, List<Mapping> planned, List<Mapping> rendered) {
    Set<String> answered = services(rendered);
    for (String service : services(planned)) {
      boolean may = MISSING.contains(component + " " + service);
      assertTrue(may || answered.contains(service), service + " of " + answered);
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
                object.mapping("metadata").text("name").orElseThrow()
                    + " "
                    + object.mapping("spec").text("replicas").orElse(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// A disruption budget by its kind alone: chart loki 18.11.0 calls it by its target, and nothing
  /// refers to its name.
  private static void everyObjectIsThere(
      String component, List<Mapping> planned, List<Mapping> rendered) {
    Set<String> there = names(rendered);
    for (String object : names(planned)) {
      String kind = object.substring(0, object.indexOf(' ') + 1);
      boolean found =
          kind.equals("PodDisruptionBudget ")
              ? there.stream().anyMatch(it -> it.startsWith(kind))
              : there.contains(object);
      boolean may = MISSING.contains(component + " " + object);
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
