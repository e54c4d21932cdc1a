package dev.plg.emit.helm;

import dev.plg.Stacks;
import dev.plg.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// For each key of the stack file that changes manifests, a value that does.
final class SampleKeys {

  /// A key, a value that is not the one it has, and on what: a profile with settings over it. With
  /// `@` the setting that the key is in.
  private static final String KEYS =
      """
      namespace | other | dev
      namePrefix | x- | dev
      nameSuffix | -x | dev
      labels | {team: a} | dev | tempo={} | agent={} | events={source: logger} | nodeProblems={}
      labels | {team: a} | dev | events={source: exporter}
      labels | {team: a} | eks-s3
      annotations | {note: a} | dev | tempo={} | agent={} | events={source: logger} | nodeProblems={}
      annotations | {note: a} | dev | events={source: exporter}
      annotations | {note: a} | eks-s3
      cluster.runtime | docker | dev
      cluster.dockerRoot | /data/other | docker-root
      storage.filesystem.size | 77Gi | dev
      storage.filesystem.storageClass | fast | dev
      storage.s3.bucket | other-bucket | eks-s3
      storage.s3.buckets | @storage.s3={bucket: null, buckets: [one-bucket, two-bucket]} | eks-s3
      storage.s3.region | eu-west-1 | eks-s3
      storage.s3.endpoint | other.svc:9000 | prod
      storage.s3.insecure | true | prod
      storage.s3.forcePathStyle | false | prod
      storage.s3.auth.irsa.roleArn | "arn:aws:iam::999988887777:role/x" | eks-s3
      storage.s3.auth.secret.name | other | prod
      storage.s3.auth.secret.accessKey | other | prod
      storage.s3.auth.secret.secretKey | other | prod
      storage.s3.auth.instanceRole | @storage.s3.auth={instanceRole: true} | eks-s3
      storage.dynamodb.region | eu-west-1 | eks-dynamodb
      storage.dynamodb.tablePrefix | other_ | eks-dynamodb
      storage.dynamodb.tablePeriod | 336h | eks-dynamodb
      storage.dynamodb.throughput.provisioned.write | 5 | eks-dynamodb | storage.dynamodb.throughput=null
      storage.dynamodb.throughput.provisioned.read | 5 | eks-dynamodb | storage.dynamodb.throughput=null
      storage.dynamodb.throughput.provisioned.inactiveWrite | 5 | eks-dynamodb | storage.dynamodb.throughput=null
      storage.dynamodb.throughput.provisioned.inactiveRead | 5 | eks-dynamodb | storage.dynamodb.throughput=null
      storage.dynamodb.throughput.autoscaled.minWrite | 7 | eks-dynamodb | storage.dynamodb.throughput={autoscaled: {minWrite: 5, maxWrite: 50, read: 5, roleArn: "arn:aws:iam::111122223333:role/a", metricsUrl: "http://m:9090"}}
      storage.dynamodb.throughput.autoscaled.maxWrite | 77 | eks-dynamodb | storage.dynamodb.throughput={autoscaled: {minWrite: 5, maxWrite: 50, read: 5, roleArn: "arn:aws:iam::111122223333:role/a", metricsUrl: "http://m:9090"}}
      storage.dynamodb.throughput.autoscaled.read | 7 | eks-dynamodb | storage.dynamodb.throughput={autoscaled: {minWrite: 5, maxWrite: 50, read: 5, roleArn: "arn:aws:iam::111122223333:role/a", metricsUrl: "http://m:9090"}}
      storage.dynamodb.throughput.autoscaled.roleArn | "arn:aws:iam::111122223333:role/b" | eks-dynamodb | storage.dynamodb.throughput={autoscaled: {minWrite: 5, maxWrite: 50, read: 5, roleArn: "arn:aws:iam::111122223333:role/a", metricsUrl: "http://m:9090"}}
      storage.dynamodb.throughput.autoscaled.metricsUrl | "http://p:9090" | eks-dynamodb | storage.dynamodb.throughput={autoscaled: {minWrite: 5, maxWrite: 50, read: 5, roleArn: "arn:aws:iam::111122223333:role/a", metricsUrl: "http://m:9090"}}
      storage.dynamodb.chunks.s3.bucket | other-bucket | eks-dynamodb
      storage.dynamodb.chunks.s3.buckets | @storage.dynamodb.chunks.s3={bucket: null, buckets: [one-bucket, two-bucket]} | eks-dynamodb
      storage.dynamodb.chunks.s3.region | eu-west-1 | eks-dynamodb
      storage.dynamodb.chunks.s3.endpoint | other.svc:9000 | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}}
      storage.dynamodb.chunks.s3.insecure | true | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}} | storage.dynamodb.chunks.s3.endpoint=other.svc:9000
      storage.dynamodb.chunks.s3.forcePathStyle | false | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}} | storage.dynamodb.chunks.s3.endpoint=other.svc:9000
      storage.dynamodb.chunks.s3.auth.irsa.roleArn | "arn:aws:iam::999988887777:role/x" | eks-dynamodb
      storage.dynamodb.chunks.s3.auth.secret.name | other | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}}
      storage.dynamodb.chunks.s3.auth.secret.accessKey | other | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}}
      storage.dynamodb.chunks.s3.auth.secret.secretKey | other | eks-dynamodb | storage.dynamodb.chunks.s3.auth={secret: {name: a}}
      storage.dynamodb.chunks.s3.auth.instanceRole | @storage.dynamodb.chunks.s3.auth={instanceRole: true} | eks-dynamodb
      images.registry | harbor.local/x | dev
      collector | none | dev
      loki.endpoint | http://elsewhere:3100 | dev
      loki.replicas | 5 | eks-s3
      loki.retention | 70d | dev
      loki.ingest | 300GB/day | dev
      loki.streamRetention | [{selector: '{a="b"}', period: 48h}] | dev
      loki.schema | [{from: 2023-01-01, store: tsdb, schema: v13}] | dev
      loki.persistence.size | 77Gi | eks-s3
      loki.persistence.storageClass | fast | eks-s3
      loki.tenancy.enabled | @loki.tenancy={enabled: true, tenant: acme} | dev
      loki.tenancy.tenant | other | dev | loki.tenancy={enabled: true, tenant: acme}
      loki.config | {limits_config: {max_line_size: 1234}} | dev
      promtail.discovery | files | dev
      promtail.namespaces.keep | [a] | dev
      promtail.namespaces.drop | [a] | dev
      promtail.config | {client: {timeout: 77s}} | dev
      grafana.enabled | false | dev
      grafana.admin.existingSecret | other | dev
      grafana.admin.userKey | other | eks-s3
      grafana.admin.passwordKey | other | eks-s3
      grafana.service.type | LoadBalancer | eks-s3
      grafana.service.nodePort | 30777 | eks-s3 | grafana.service.type=NodePort
      grafana.persistence.size | 77Gi | dev
      grafana.persistence.storageClass | fast | dev
      grafana.config | {server: {root_url: "http://x"}} | dev
      tempo.enabled | false | dev | tempo={}
      tempo.endpoint | tempo.else.where:4317 | traces-edge
      tempo.tls.insecure | true | traces-edge
      tempo.tls.serverName | other | traces-edge
      tempo.tls.caSecret.name | other | traces-edge | tempo.tls={caSecret: {name: a, key: b}}
      tempo.tls.caSecret.key | other | traces-edge | tempo.tls={caSecret: {name: a, key: b}}
      tempo.headers | {X-Other: a} | traces-edge
      tempo.url | http://other:3200 | dev | tempo.endpoint=tempo.else.where:4317
      tempo.receivers | [zipkin] | dev | tempo={}
      tempo.retention | 70h | dev | tempo={}
      tempo.ingest | 300GB/day | dev | tempo={}
      tempo.remoteWrite | "http://p:9090/w" | dev | tempo={}
      tempo.persistence.size | 77Gi | dev | tempo={}
      tempo.persistence.storageClass | fast | dev | tempo={}
      tempo.config | {usage_report: {reporting_enabled: true}} | dev | tempo={}
      agent.enabled | false | dev | tempo={} | agent={}
      agent.replicas | 4 | dev | tempo={} | agent={}
      agent.receivers | [zipkin] | dev | tempo={} | agent={}
      events.enabled | false | dev | events={source: exporter}
      events.source | logger | dev | events={source: exporter}
      events.sink | stdout | dev | events={source: exporter}
      events.labels | {a: b} | dev | events={source: exporter}
      events.maxEventAgeSeconds | 77 | dev | events={source: exporter}
      events.lookup | true | dev | events={source: exporter}
      events.drop | [{namespace: a}] | dev | events={source: exporter}
      events.ignoreNormal | true | dev | events={source: logger}
      events.namespaces | [a] | dev | agent={} | tempo={} | events={source: agent}
      events.persistence.size | 77Gi | dev | agent={} | tempo={} | events={source: agent}
      events.persistence.storageClass | fast | dev | agent={} | tempo={} | events={source: agent}
      nodeProblems.enabled | false | dev | nodeProblems={}
      nodeProblems.conntrack.enabled | false | dev | nodeProblems={}
      nodeProblems.conntrack.threshold | 77 | dev | nodeProblems={}
      nodeProblems.conntrack.interval | 77s | dev | nodeProblems={}
      nodeProblems.plugins | [{name: a, script: "#!/bin/sh\\nexit 0", reason: A}] | dev | nodeProblems={}
      prometheus.url | http://p:9090 | dev | tempo={}
      prometheus.uid | other | dev | tempo={} | prometheus.url="http://p:9090"
      networkPolicies.enabled | false | dev | networkPolicies={}
      networkPolicies.namespaces | [ingress] | dev | networkPolicies={}
      """;

  /// What every workload has.
  private static final String WORKLOAD =
      """
      image.registry | harbor.local
      image.repository | other/name
      image.tag | "9.9.9"
      image.digest | "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      resources.requests.cpu | 77m
      resources.requests.memory | 77Mi
      resources.requests.ephemeral-storage | 77Mi
      resources.limits.cpu | "7"
      resources.limits.memory | 7Gi
      resources.limits.ephemeral-storage | 7Gi
      nodeSelector | {disk: fast}
      tolerations | [{key: a, operator: Exists}]
      affinity.nodeAffinity | {preferredDuringSchedulingIgnoredDuringExecution: []}
      affinity.podAffinity | {preferredDuringSchedulingIgnoredDuringExecution: []}
      affinity.podAntiAffinity | {preferredDuringSchedulingIgnoredDuringExecution: []}
      """;

  private static final List<String> WORKLOADS =
      List.of(
          "loki | dev",
          "promtail | dev",
          "grafana | dev",
          "tempo | dev | tempo={}",
          "agent | dev | tempo={} | agent={}",
          "events | dev | events={source: exporter}",
          "events | dev | events={source: logger}",
          "nodeProblems | dev | nodeProblems={}");

  /// What changes no manifest by itself: it says what may be, or what a stack begins with.
  static final Set<String> ELSEWHERE =
      Set.of(
          "apiVersion",
          "kind",
          // the label of the instance, which a chart has by its release
          "metadata.name",
          "metadata.annotations",
          "extends",
          "tier",
          "cluster.platform",
          "cluster.kubernetes",
          "cluster.nodes",
          "storage.dynamodb.throughput.onDemand",
          "loki.version",
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
    Stream<String> workloads =
        WORKLOADS.stream()
            .flatMap(
                of -> {
                  String[] words = of.split(" \\| ", 2);
                  return WORKLOAD.lines().map(it -> words[0] + "." + it + " | " + words[1]);
                });
    return Stream.concat(KEYS.lines(), workloads)
        .flatMap(
            row -> {
              List<String> cells = List.of(row.split(" \\| "));
              List<String> lines =
                  cells.get(2).equals("eks-dynamodb") ? List.of("2.9") : List.of("2.9", "3.7");
              return lines.stream()
                  .map(
                      line ->
                          new Sample(
                              cells.get(0),
                              cells.get(1),
                              cells.get(2),
                              cells.subList(3, cells.size()),
                              line));
            })
        .filter(sample -> !ELSEWHERE.contains(sample.key()));
  }
}
