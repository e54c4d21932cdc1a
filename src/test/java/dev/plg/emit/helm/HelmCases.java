package dev.plg.emit.helm;

import dev.plg.Deployments;
import dev.plg.Stacks;
import dev.plg.catalog.Catalog;
import dev.plg.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Stacks whose charts are rendered: the shipped profiles, and settings that they do not have.
final class HelmCases {

  /// Settings that the shipped profiles do not have, laid over one of them.
  private static final List<List<String>> SETTINGS =
      List.of(
          List.of("dev", "tempo={}", "agent={}"),
          List.of(
              "dev",
              "tempo={receivers: [otlp-grpc, zipkin, jaeger-compact], remoteWrite:"
                  + " \"http://p:9090/w\"}",
              "agent={replicas: 2, receivers: [otlp-grpc, jaeger-thrift]}"),
          List.of("dev", "tempo={}", "agent={}", "events={source: agent}"),
          List.of("dev", "collector=alloy", "tempo={}", "agent={}"),
          List.of("dev", "events={source: alloy}"),
          List.of(
              "prod",
              "collector=alloy",
              "alloy.image.registry=harbor.local",
              "events={source: alloy, namespaces: [shop], labels: {cluster: a}, persistence: {size:"
                  + " 2Gi, storageClass: fast}, nodeSelector: {a: b}}",
              "loki.tenancy={enabled: true, tenant: acme}",
              "namePrefix=x-",
              "labels={team: a}"),
          List.of(
              "dev",
              "collector=alloy",
              "cluster={runtime: docker, dockerRoot: /data/docker}",
              "alloy={wal: true, journal: {labels: {a: '{{ b }}'}}, files: [{name: a, path:"
                  + " '/srv/{x,y}/*.log'}]}",
              "namePrefix=x-"),
          List.of(
              "dev",
              "collector=alloy",
              "alloy={nonRoot: true, groups: [4], discovery: files, journal: {}}",
              "images.registry=harbor.local:5000/mirror"),
          List.of(
              "eks-s3",
              "collector=none",
              "tempo={endpoint: \"t.example.com:4317\", headers: {A: {secret: {name: a, key: b}}}}",
              "agent={program: alloy, replicas: 2, remoteWrite: \"http://p:9090/w\", receivers:"
                  + " [otlp-grpc, jaeger-compact], nodeSelector: {a: b}}",
              "namePrefix=x-",
              "labels={team: a}",
              "annotations={note: b}"),
          List.of("dev", "events={source: logger}"),
          List.of("dev", "events={source: logger, image: {registry: harbor.local}}"),
          List.of(
              "dev", "loki.image.registry=harbor.local", "promtail.image.registry=harbor.local"),
          List.of("dev", "grafana.image.registry=harbor.local", "tempo={image: {registry: a.io}}"),
          List.of(
              "dev",
              "nodeProblems={image: {registry: a.io}}",
              "tempo={}",
              "agent={image: {registry: a.io}}"),
          List.of("dev", "nodeProblems={}"),
          List.of(
              "dev",
              "helm.chart=loki-stack",
              "tempo={}",
              "agent={}",
              "namePrefix=x-",
              "labels={a: b}"),
          List.of("dev", "helm.chart=loki-stack", "collector=none", "events={source: exporter}"),
          List.of(
              "dev",
              "helm.chart=loki-stack",
              "images.registry=harbor.local:5000/mirror",
              "annotations={note: b}",
              "promtail.discovery=files",
              "loki.config={limits_config: {max_line_size: 12345678}, ruler: {external_url: \"{{ x"
                  + " }}\"}}",
              "loki={tolerations: [{key: a, operator: Exists}], nodeSelector: {disk: ssd}}"),
          List.of("dev", "helm.chart=loki-stack", "loki.endpoint=http://elsewhere:3100"),
          List.of(
              "eks-s3",
              "helm.chart=loki-stack",
              "loki.replicas=1",
              "loki.tenancy={enabled: true, tenant: acme}"),
          List.of(
              "dev",
              "namePrefix=x-",
              "events={source: exporter, lookup: true, tolerations: [{operator: Exists}]}"),
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
              "loki.config={limits_config: {max_line_size: 12345678}, ruler: {external_url: \"{{ x"
                  + " }}\"}}",
              "promtail.config={client: {external_labels: {a: \"{{ .y }}\"}}}"),
          List.of(
              "dev",
              "loki={tolerations: [{key: a, operator: Exists}], nodeSelector: {disk: ssd}}",
              "promtail={nodeSelector: {os: linux}}",
              "tempo={nodeSelector: {disk: ssd}}"),
          List.of(
              "eks-s3",
              "loki.affinity={podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                  + " [{topologyKey: z}]}}"));

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

  private HelmCases() {}

  static Stream<Case> all() {
    Stream<Case> profiles = Deployments.all().map(it -> new Case(it.path(), it.plan()));
    Stream<Case> lines =
        SETTINGS.stream()
            .flatMap(settings -> Catalog.lineNames().stream().map(line -> one(settings, line)));
    Stream<Case> others =
        Stream.of(one(IMAGES, "3.7"), one(OLD_IMAGES, "2.9"), one(DYNAMODB, "2.9"));
    return Stream.concat(profiles, Stream.concat(lines, others));
  }

  private static Case one(List<String> settings, String line) {
    var all = new ArrayList<>(settings.subList(1, settings.size()));
    all.add("loki.version=\"" + line + "\"");
    return new Case(
        line + " " + settings, Stacks.plan(settings.getFirst(), all.toArray(String[]::new)));
  }
}
