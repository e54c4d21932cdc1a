package dev.plg.emit.helm;

import static java.util.Objects.requireNonNull;

import dev.plg.Stacks;
import dev.plg.plan.Plan;
import dev.plg.profile.StackPaths;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// For each key of the stack file that changes manifests, a value that does: the example of its
/// declaration, or another choice than its default.
final class SampleKeys {

  /// Where keys have an effect: for each beginning of a path, a profile with settings over it. The
  /// longest beginning counts, with all of its rows.
  private static final String BASES =
      """
      | dev
      labels | dev | tempo={} | agent={} | events={source: logger} | nodeProblems={}
      labels | dev | events={source: exporter}
      labels | eks-s3
      annotations | dev | tempo={} | agent={} | events={source: logger} | nodeProblems={}
      annotations | dev | events={source: exporter}
      annotations | eks-s3
      cluster.dockerRoot | dev | cluster.runtime=docker
      storage.s3 | eks-s3
      storage.s3.endpoint | prod | storage.s3.endpoint=other.svc:9000
      storage.s3.insecure | prod
      storage.s3.forcePathStyle | prod
      storage.s3.auth.secret | prod | storage.s3.auth.secret.name=other
      storage.dynamodb | eks-dynamodb
      storage.dynamodb.throughput | eks-dynamodb | storage.dynamodb.throughput=null
      storage.dynamodb.throughput.autoscaled | eks-dynamodb | storage.dynamodb.throughput={autoscaled: {minWrite: 5, maxWrite: 50, read: 5, roleArn: "arn:aws:iam::111122223333:role/a", metricsUrl: "http://m:9090"}}
      storage.dynamodb.chunks.s3.endpoint | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}}
      storage.dynamodb.chunks.s3.insecure | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}} | storage.dynamodb.chunks.s3.endpoint=other.svc:9000
      storage.dynamodb.chunks.s3.forcePathStyle | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}} | storage.dynamodb.chunks.s3.endpoint=other.svc:9000
      storage.dynamodb.chunks.s3.auth.secret | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}}
      alloy | alloy
      alloy.groups | alloy | alloy.nonRoot=true
      loki.replicas | eks-s3 | loki.replicas=1
      loki.persistence | prod
      loki.tenancy.tenant | dev | loki.tenancy={enabled: true, tenant: other}
      grafana.admin | eks-s3 | grafana.admin.existingSecret=other
      grafana.service | eks-s3
      grafana.service.nodePort | eks-s3 | grafana.service.type=NodePort
      tempo | dev | tempo={}
      tempo.endpoint | traces-edge | tempo.endpoint=other.example.com:4317
      tempo.tls | traces-edge
      tempo.tls.caSecret | traces-edge | tempo.tls={caSecret: {name: a, key: b}}
      tempo.headers | traces-edge
      tempo.url | dev | tempo.endpoint=tempo.else.where:4317
      agent | dev | tempo={} | agent={}
      agent | dev | tempo={} | agent={program: alloy}
      agent.program | dev | tempo={} | agent={}
      agent.logs | dev | tempo={} | loki.image.tag="3.1.0" | agent={program: alloy, logs: false}
      agent.remoteWrite | dev | tempo={} | agent={program: alloy}
      events | dev | events={source: exporter}
      events.source | dev | events={source: exporter}
      events.ignoreNormal | dev | events={source: logger}
      events.namespaces | dev | agent={} | tempo={} | events={source: agent}
      events.namespaces | dev | events={source: alloy}
      events.persistence | dev | agent={} | tempo={} | events={source: agent}
      events.persistence | dev | events={source: alloy}
      events.labels | dev | events={source: exporter}
      events.labels | dev | events={source: alloy}
      events.image | dev | events={source: exporter}
      events.image | dev | events={source: logger}
      events.image | dev | events={source: alloy}
      events.resources | dev | events={source: exporter}
      events.resources | dev | events={source: logger}
      events.resources | dev | events={source: alloy}
      events.nodeSelector | dev | events={source: exporter}
      events.nodeSelector | dev | events={source: logger}
      events.nodeSelector | dev | events={source: alloy}
      events.tolerations | dev | events={source: exporter}
      events.tolerations | dev | events={source: logger}
      events.tolerations | dev | events={source: alloy}
      events.affinity | dev | events={source: exporter}
      events.affinity | dev | events={source: logger}
      events.affinity | dev | events={source: alloy}
      nodeProblems | dev | nodeProblems={}
      prometheus | dev | tempo={}
      prometheus.uid | dev | tempo={} | prometheus.url="http://p:9090"
      networkPolicies | dev | networkPolicies={}
      """;

  /// Values in place of the declared examples. With `@` the setting that the key is in.
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("namespace", "other"),
          Map.entry("cluster.runtime", "docker"),
          Map.entry("agent.program", "alloy"),
          Map.entry("storage.s3.region", "eu-west-1"),
          Map.entry("storage.s3.forcePathStyle", "false"),
          Map.entry("storage.s3.auth.irsa.roleArn", "arn:aws:iam::999988887777:role/x"),
          Map.entry("storage.s3.auth.instanceRole", "@storage.s3.auth={instanceRole: true}"),
          Map.entry("storage.dynamodb.region", "eu-west-1"),
          Map.entry("loki.tenancy.enabled", "@loki.tenancy={enabled: true, tenant: acme}"),
          Map.entry("storage.dynamodb.chunks.s3.region", "eu-west-1"),
          Map.entry("storage.dynamodb.chunks.s3.forcePathStyle", "false"),
          Map.entry(
              "storage.dynamodb.chunks.s3.auth.irsa.roleArn", "arn:aws:iam::999988887777:role/x"),
          Map.entry(
              "storage.dynamodb.chunks.s3.auth.instanceRole",
              "@storage.dynamodb.chunks.s3.auth={instanceRole: true}"),
          Map.entry(
              "storage.dynamodb.chunks.s3.buckets",
              "@storage.dynamodb.chunks.s3={bucket: null, buckets: [one-bucket, two-bucket]}"),
          Map.entry("storage.filesystem.size", "77Gi"),
          Map.entry(
              "storage.s3.buckets",
              "@storage.s3={bucket: null, buckets: [one-bucket, two-bucket]}"));

  /// What changes no manifest by itself: it permits something, or the stack begins with it.
  static final Set<String> ELSEWHERE =
      Set.of(
          "apiVersion",
          "kind",
          // the label of the instance, which a chart takes from its release
          "metadata.name",
          "metadata.annotations",
          "extends",
          "tier",
          "cluster.platform",
          "cluster.kubernetes",
          "cluster.nodes",
          "storage.dynamodb.throughput.onDemand",
          "helm.chart",
          "environments");

  /// A key with its value, over a stack of one version line.
  record Sample(String key, String value, String profile, List<String> settings, String line) {

    Plan without() {
      return Stacks.plan(profile, settings(List.of()));
    }

    Plan with() {
      return Stacks.plan(
          profile,
          settings(List.of(value.startsWith("@") ? value.substring(1) : key + "=" + value)));
    }

    private String[] settings(List<String> more) {
      var all = new ArrayList<>(settings);
      all.add("loki.version=\"" + line + "\"");
      all.addAll(more);
      return all.toArray(String[]::new);
    }

    @Override
    public String toString() {
      return line + " " + key + " " + settings;
    }
  }

  private SampleKeys() {}

  static Stream<Sample> all() {
    Map<String, List<List<String>>> bases =
        BASES
            .lines()
            .map(row -> List.of(row.split(" ?\\| ")))
            .collect(Collectors.groupingBy(List::getFirst));
    return StackPaths.all().stream()
        .filter(path -> path.isLeaf() && !isElsewhere(path.toString()))
        .flatMap(path -> samples(path, bases));
  }

  /// The versions have tests of their own: `NamedVersionsTest`.
  private static boolean isElsewhere(String key) {
    return ELSEWHERE.contains(key) || key.endsWith(".version") || key.startsWith("helm.charts.");
  }

  private static Stream<Sample> samples(
      StackPaths.Path path, Map<String, List<List<String>>> bases) {
    String key = path.toString();
    String longest =
        bases.keySet().stream()
            .filter(it -> it.isEmpty() || (key + ".").startsWith(it + "."))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow();
    return requireNonNull(bases.get(longest)).stream()
        .flatMap(
            base ->
                lines(base.get(1))
                    .map(
                        line ->
                            new Sample(
                                key,
                                value(path),
                                base.get(1),
                                base.subList(2, base.size()),
                                line)));
  }

  private static Stream<String> lines(String profile) {
    return profile.equals("eks-dynamodb") ? Stream.of("2.9") : Stream.of("2.9", "3.7");
  }

  private static String value(StackPaths.Path path) {
    Mapping schema = path.schema();
    String fallback = schema.text("default").orElse("");
    if (VALUES.containsKey(path.toString())) {
      return VALUES.get(path.toString());
    }
    if (path.types().equals(List.of("boolean"))) {
      return fallback.equals("true") ? "false" : "true";
    }
    Stream<Node> choices =
        Stream.concat(
            schema.sequence("enum").items().stream(), schema.sequence("examples").items().stream());
    return choices
        .filter(it -> !(it instanceof Scalar scalar && scalar.text().equals(fallback)))
        .map(JsonWriter::writeCompact)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(path + " has no example"));
  }
}
