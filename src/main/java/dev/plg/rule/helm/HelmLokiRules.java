package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.ValuesSubjects.chart;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Assignment;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.ChartStore;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of the area `helm` on the values of Loki's charts.
final class HelmLokiRules {

  private static final Subject<UserValues, UserValues> LOKI_4_5 = chart("loki").from("4.5");
  private static final Subject<UserValues, UserValues> BEFORE_6 = chart("loki").between("4.5", "6");
  private static final Subject<UserValues, UserValues> LOKI_6 = chart("loki").from("6");

  private static final String AUTO_DELETE =
      "singleBinary.persistence.enableStatefulSetAutoDeletePVC";
  private static final String SECRET_KEY = "loki.storage.s3.secretAccessKey";
  private static final String SELF_MONITORING = "monitoring.selfMonitoring.enabled";

  static final List<Rule> ALL =
      List.of(
          error("helm/access-keys", LOKI_4_5)
              .what("`%s` contains the key itself".formatted(SECRET_KEY))
              .why(
                  "everyone who can read the repository, the release or the ConfigMap can read and"
                      + " delete the logs")
              .fix(
                  "write `${AWS_SECRET_ACCESS_KEY}`, take it from a Secret with `extraEnvFrom`, and"
                      + " add `-config.expand-env=true`; on EKS use a role")
              .covers("storage/keys-in-configmap")
              .source(
                  "https://grafana.com/docs/loki/latest/configure/#use-environment-variables-"
                      + "in-the-configuration")
              .where(it -> it.isSet(SECRET_KEY))
              .where(it -> it.text(SECRET_KEY).filter(HelmLokiRules::isLiteral).isPresent())
              .at(it -> it.place(SECRET_KEY)),
          warning("helm/caches", LOKI_6)
              .what("`chunksCache.enabled` is not set and defaults to true, with 8192 MB")
              .why(
                  "the pod of chunksCache requests 9.8 GiB of memory, and that of resultsCache"
                      + " 1.2 GiB: on small nodes they stay Pending")
              .fix(
                  "set `chunksCache.enabled` and `resultsCache.enabled` to false, or set their"
                      + " `allocatedMemory`")
              .source("grafana-community/helm-charts charts/loki/values.yaml@loki-18.11.0")
              .where(
                  it ->
                      !it.isSet(
                          "chunksCache.enabled",
                          "chunksCache.allocatedMemory",
                          "chunksCache.resources"))
              .at(it -> it.place("chunksCache.enabled")),
          warning("helm/claims-deleted", LOKI_4_5)
              .what("`%s` is not set and defaults to true".formatted(AUTO_DELETE))
              .why(
                  "when the release is uninstalled or scaled down, Kubernetes deletes the claims,"
                      + " and the logs in them are lost")
              .sets(it -> it.tree(), AUTO_DELETE, "false")
              .source(
                  "grafana/loki production/helm/loki/templates/single-binary/statefulset.yaml"
                      + "@helm-loki-5.48.0")
              .covers("disk/claims-deleted")
              .where(it -> it.number("singleBinary.replicas") > 0)
              .where(it -> it.isOn("singleBinary.persistence.enabled"))
              .where(it -> !it.isSet(AUTO_DELETE) && it.isOn(AUTO_DELETE))
              .where(it -> !ChartStore.isElsewhere(it))
              .at(it -> it.place(AUTO_DELETE)),
          error("helm/config-at-top", LOKI_4_5)
              .what("`config` is at the top level of the values")
              .why("the chart refuses to render: `Top level 'config' is not allowed`")
              .fix("write its sections below `loki`, or the whole text as `loki.config`")
              .source("grafana/loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0")
              .where(it -> it.isSet("config"))
              .at(it -> it.place("config")),
          warning("helm/fallback-schema", BEFORE_6)
              .what("`loki.schemaConfig` is not set, so the chart writes its own schema")
              .why(
                  "that schema is boltdb-shipper with v12 from 2022-01-11: Loki 3 refuses it when"
                      + " structured metadata is enabled, and a period that has begun cannot be"
                      + " changed")
              .fix("set `loki.schemaConfig` with a period of tsdb and v13")
              .source("grafana/loki production/helm/loki/values.yaml@helm-loki-5.48.0 loki.config")
              .where(it -> !hasSchema(it))
              .at(it -> it.place("loki.schemaConfig")),
          error("helm/filesystem-replicas", LOKI_4_5)
              .what("`singleBinary.replicas` is not 1, and chunks are stored on a filesystem")
              .why(
                  "the chart refuses to render: `Cannot run more than 1 Single Binary replica"
                      + " without an object storage backend`")
              .fix("set `singleBinary.replicas: 1`, or use an object store")
              .source("grafana/loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0")
              .where(it -> it.text("loki.storage.type").filter("filesystem"::equals).isPresent())
              .where(it -> it.number("singleBinary.replicas") != 1)
              .says(HelmLokiRules::withoutSharedDisk)
              .at(it -> it.place("singleBinary.replicas")),
          warning("helm/logs-lost", chart("loki").before("3").and(chart("loki-stack")))
              .what("`persistence.enabled` is not set and defaults to false")
              .why("logs are stored in an emptyDir, and are lost when the pod is deleted")
              .fix("set `persistence.enabled: true`, and `size`")
              .source("grafana/helm-charts charts/loki/values.yaml@loki-2.16.0 persistence")
              .where(it -> !isStack(it) || (it.isOn("loki.enabled") && it.changesTheChart()))
              .where(it -> !it.isSet(persistence(it)))
              .where(it -> !ChartStore.isElsewhere(it))
              .says(it -> "`%s` is not set and defaults to false".formatted(persistence(it)))
              .sets(it -> it.tree(), it -> Optional.of(Assignment.of(persistence(it), "true")))
              .at(it -> it.place(persistence(it))),
          error("helm/minio", chart("loki").from("18"))
              .what("`minio.enabled` is true, but the chart's MinIO is deprecated")
              .why(
                  "the chart refuses to render: `The Loki chart builtin MinIO dependency is"
                      + " deprecated`")
              .fix("use another object store, or for now set `ignoreMinioDeprecation: true`")
              .source(
                  "grafana-community/helm-charts charts/loki/templates/validate.yaml@loki-18.11.0")
              .where(it -> it.isOn("minio.enabled") && !it.isOn("ignoreMinioDeprecation"))
              .at(it -> it.place("minio.enabled")),
          error("helm/no-schema", LOKI_6)
              .what("`loki.schemaConfig` is not set")
              .why("the chart refuses to render: `You must provide a schema_config for Loki`")
              .fix("set `loki.schemaConfig` with a period of tsdb and v13")
              .covers("schema/empty")
              .source(
                  "grafana-community/helm-charts charts/loki/templates/validate.yaml@loki-18.11.0")
              .where(it -> !it.isOn("loki.useTestSchema") && !hasSchema(it))
              .at(it -> it.place("loki.schemaConfig")),
          HelmOtherModes.RULE,
          HelmReplicationFactor.RULE,
          warning("helm/self-monitoring", BEFORE_6)
              .what("`%s` is not set and defaults to true".formatted(SELF_MONITORING))
              .why(
                  "the chart installs the operator of Grafana Agent, which no longer gets fixes,"
                      + " and its CRDs, and collects Loki's logs a second time")
              .fix(
                  "set `monitoring.selfMonitoring.enabled: false` and"
                      + " `monitoring.selfMonitoring.grafanaAgent.installOperator: false`")
              .source("grafana/loki production/helm/loki/values.yaml@helm-loki-5.48.0")
              .where(it -> !it.isSet(SELF_MONITORING))
              .at(it -> it.place(SELF_MONITORING)),
          error("helm/storage-type", LOKI_4_5)
              .what("`loki.storage.type` is not set and defaults to s3, without a bucket name")
              .why(
                  "the chart fails to render, or Loki fails to start: `nil pointer evaluating"
                      + " interface {}.chunks`")
              .fix("set `loki.storage.bucketNames.chunks`, or `loki.storage.type: filesystem`")
              .source(
                  "grafana/loki production/helm/loki/templates/_helpers.tpl@helm-loki-5.48.0"
                      + " loki.commonStorageConfig")
              .where(
                  it ->
                      !it.isSet(
                          "loki.storage.type",
                          "loki.storage.bucketNames",
                          "loki.storage.object_store",
                          "loki.storage.use_thanos_objstore",
                          "loki.structuredConfig.common.storage",
                          "loki.structuredConfig.storage_config",
                          "loki.config",
                          "loki.existingSecretForConfig",
                          "minio.enabled"))
              .at(it -> it.place("loki.storage.type")),
          warning("helm/tenancy", LOKI_4_5)
              .what("`loki.auth_enabled` is not set and defaults to true")
              .why("Loki answers requests without the header X-Scope-OrgID with 401 `no org id`")
              .fix(
                  "set `loki.auth_enabled: false`, or set it to true and set a tenant in every"
                      + " client and data source")
              .source(
                  "grafana/loki production/helm/loki/values.yaml@helm-loki-5.48.0"
                      + " loki.auth_enabled")
              .where(
                  it ->
                      !it.isSet(
                          "loki.auth_enabled",
                          "loki.structuredConfig.auth_enabled",
                          "loki.config",
                          "loki.existingSecretForConfig"))
              .at(it -> it.place("loki.auth_enabled")),
          error("helm/test-schema", LOKI_6)
              .what("`loki.useTestSchema` is true, but a schema is set too")
              .why(
                  "the chart refuses to render: `loki.useTestSchema must be false if"
                      + " loki.schemaConfig … are defined`")
              .fix("remove `loki.useTestSchema`")
              .source(
                  "grafana-community/helm-charts charts/loki/templates/validate.yaml@loki-18.11.0")
              .where(it -> it.isOn("loki.useTestSchema"))
              .where(it -> it.isSet("loki.schemaConfig", "loki.structuredConfig.schema_config"))
              .at(it -> it.place("loki.useTestSchema")),
          error("helm/test-without-canary", LOKI_4_5)
              .what("the chart's test is enabled, but what it queries is disabled")
              .why(
                  "the chart refuses to render: `Helm test requires the Loki Canary to be enabled`")
              .sets(it -> it.tree(), "test.enabled", "false")
              .source("grafana/loki production/helm/loki/templates/validate.yaml@helm-loki-5.48.0")
              .where(it -> it.isOn("test.enabled"))
              .finds(HelmLokiRules::disabledCanary));

  private HelmLokiRules() {}

  private static boolean isLiteral(String text) {
    return !text.contains("${") && !text.contains("{{");
  }

  private static boolean hasSchema(UserValues values) {
    return values.isSet(
        "loki.schemaConfig",
        "loki.structuredConfig.schema_config",
        "loki.config",
        "loki.existingSecretForConfig");
  }

  private static String withoutSharedDisk(UserValues values) {
    int replicas = values.number("singleBinary.replicas");
    return replicas == 0
        ? "`singleBinary.replicas` is 0, and the pods of the other modes cannot share a filesystem"
        : "`singleBinary.replicas` is %d, and each pod has its own filesystem".formatted(replicas);
  }

  private static boolean isStack(UserValues values) {
    return values.chart().equals("loki-stack");
  }

  private static String persistence(UserValues values) {
    return (isStack(values) ? "loki." : "") + "persistence.enabled";
  }

  /// What the test queries: from 6.0 on the canary, before that the self-monitoring too.
  private static Stream<Violation> disabledCanary(UserValues values) {
    List<String> queried =
        values.reads("lokiCanary.enabled")
            ? List.of("lokiCanary.enabled")
            : List.of(SELF_MONITORING, "monitoring.lokiCanary.enabled");
    return queried.stream()
        .filter(path -> values.isSet(path) && !values.isOn(path))
        .limit(1)
        .map(
            path ->
                at(
                    values.place(path),
                    "`%s` is false, but `test.enabled` is true".formatted(path)));
  }
}
