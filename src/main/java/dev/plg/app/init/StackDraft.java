package dev.plg.app.init;

import dev.plg.app.init.Choices.Storage;
import dev.plg.catalog.Catalog;
import java.util.Locale;

/// The text of a new stack file. What a reader has to set is marked `yours`.
final class StackDraft {

  private StackDraft() {}

  static String of(Choices choices) {
    return head(choices)
        + storage(choices)
        + loki(choices)
        + grafana(choices)
        + traces(choices)
        + environments();
  }

  private static String head(Choices choices) {
    return """
    # yaml-language-server: $schema=stack.schema.json
    # One stack of logs and traces for Kubernetes.
    # `plg explain KEY` describes a key; `plg show -f stack.yaml --resolved --origin` prints all of them.
    apiVersion: plg/v1
    kind: Stack
    metadata: {name: obs}
    tier: %s
    namespace: monitoring
    cluster:
      platform: %s
      kubernetes: "%s"            # the version of your cluster
      runtime: containerd           # containerd, cri-o or docker
    collector: %s
    """
        .formatted(
            choices.cluster().isForTrying()
                ? "dev                       # dev accepts unsafe settings, prod refuses them"
                : "prod                      # prod refuses unsafe settings, dev accepts them",
            word(choices.cluster()),
            Catalog.KUBERNETES_STANDARD,
            word(choices.collector()));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static String storage(Choices choices) {
    return switch (choices.storage()) {
      case FILESYSTEM ->
          """
          storage:
            filesystem: {size: 20Gi}      # one pod of Loki, with its own disk
          """;
      case S3 ->
          """
          storage:
            s3:
              bucket: obs-logs            # yours
              %s
              auth:
                %s
          """
              .formatted(place(choices), auth(choices));
    };
  }

  private static String place(Choices choices) {
    return switch (choices.cluster()) {
      case EKS -> "region: us-east-1           # yours";
      case GENERIC, KIND -> "endpoint: minio.storage.svc:9000  # yours; for AWS set region";
    };
  }

  private static String auth(Choices choices) {
    return switch (choices.cluster()) {
      case EKS ->
          """
          # yours; `plg iam -f stack.yaml` prints its policies
                irsa: {roleArn: "arn:aws:iam::111122223333:role/loki"}\
          """;
      case GENERIC, KIND ->
          "secret: {name: loki-s3}   # yours, with access-key-id and secret-access-key";
    };
  }

  private static String loki(Choices choices) {
    boolean isClustered = choices.storage() == Storage.S3 && !choices.cluster().isForTrying();
    return """
    loki:
      replicas: %s
      retention: %s
      # ingest: 50GB/day            # sizes Loki and the collector
    """
        .formatted(
            isClustered ? "3                   # one may fail" : "1",
            choices.cluster().isForTrying() ? "7d" : "30d");
  }

  private static String grafana(Choices choices) {
    if (!choices.grafana()) {
      return "grafana: {enabled: false}\n";
    }
    return choices.cluster().isForTrying()
        ? """
        grafana:
          service: {type: ClusterIP}    # or NodePort, or LoadBalancer
        """
        : """
        grafana:
          admin: {existingSecret: grafana-admin}  # yours, with admin-user and admin-password
          service: {type: ClusterIP}    # or NodePort, or LoadBalancer
        """;
  }

  private static String traces(Choices choices) {
    return switch (choices.traces()) {
      case NONE -> "";
      case TEMPO ->
          """
          tempo:
            receivers: [otlp-grpc, otlp-http]  # how applications send spans
          """;
      case AGENT ->
          """
          tempo: {}
          agent:
            receivers: [otlp-grpc, otlp-http]  # how applications send spans
          """;
    };
  }

  private static String environments() {
    return """
    # environments:                   # partial stacks over the rest: `--env dev`
    #   dev: {tier: dev, namePrefix: dev-}
    """;
  }
}
