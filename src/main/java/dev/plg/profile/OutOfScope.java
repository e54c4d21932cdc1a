package dev.plg.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Parts of a cluster that plg does not deploy, and the advice for them.
///
/// @param names in lower-case letters and digits
record OutOfScope(Set<String> names, String advice) {

  static final List<OutOfScope> ALL =
      List.of(
          new OutOfScope(
              Set.of("ingress", "ingresses", "ingresscontroller", "httproute", "route"),
              "plg creates no Ingress: write one for the Service of Grafana, or set"
                  + " `grafana.service.type`"),
          new OutOfScope(
              Set.of(
                  "alertmanager",
                  "kubeprometheusstack",
                  "prometheusoperator",
                  "servicemonitor",
                  "servicemonitors",
                  "kubestatemetrics",
                  "nodeexporter"),
              "plg installs no Prometheus: name an existing one with `prometheus.url`"),
          new OutOfScope(
              Set.of("mimir", "thanos", "cortex", "victoriametrics", "metrics"),
              "plg stores no metrics: name an existing Prometheus with `prometheus.url`"),
          new OutOfScope(
              Set.of("elasticsearch", "opensearch", "kibana", "splunk"),
              "plg stores logs in Loki only, and shows them in Grafana"),
          new OutOfScope(
              Set.of("fluentd", "fluentbit", "vector", "logstash", "filebeat"),
              "plg deploys Promtail: to send logs with another program, set `collector: none`"),
          new OutOfScope(
              Set.of("jaeger", "zipkin"),
              "plg stores traces in Tempo, which accepts spans of Jaeger and Zipkin: see"
                  + " `tempo.receivers` and `agent.receivers`"),
          new OutOfScope(
              Set.of("minio", "ceph", "seaweedfs"),
              "plg installs no object storage: name an existing one with `storage.s3.endpoint`"),
          new OutOfScope(
              Set.of("certmanager", "externalsecrets", "sealedsecrets", "vault"),
              "plg creates no certificates and no secrets: it names Secrets that you create"),
          new OutOfScope(
              Set.of("autoscaling", "hpa", "keda"),
              "plg creates no HorizontalPodAutoscaler: set `replicas`"));

  /// The advice for a key of this name.
  static Optional<String> of(String key) {
    String name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return ALL.stream().filter(it -> it.names().contains(name)).map(OutOfScope::advice).findFirst();
  }
}
