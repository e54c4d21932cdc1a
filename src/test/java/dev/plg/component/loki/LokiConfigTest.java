package dev.plg.component.loki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Deployments;
import dev.plg.Deployments.Deployment;
import dev.plg.Stacks;
import dev.plg.catalog.Catalog;
import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Pointer;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LokiConfigTest {

  /// Profiles and settings that together make every part of the configuration.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dev | loki.version=\"2.9\" | loki.retention=forever",
        "dev | loki.version=\"3.7\" | loki.tenancy={tenant: a}",
        "prod | loki.version=\"2.9\" | loki.streamRetention=[{selector: '{a=\"b\"}', period: 24h}]",
        "prod | loki.version=\"3.7\" | loki.streamRetention=[{selector: '{a=\"b\"}', period: 24h}]",
        "eks-s3 | loki.version=\"2.9\" | loki.replicas=1",
        "eks-s3 | loki.version=\"3.7\" | loki.replicas=5",
        "eks-s3 | loki.version=\"3.7\" | loki.schema=[{from: 2023-01-01, store: boltdb, schema:"
            + " v11, objectStore: filesystem, indexPeriod: 168h}, {from: 2024-01-01, store:"
            + " boltdb-shipper, schema: v12}, {from: 2025-01-01, store: tsdb, schema: v13}]",
        "eks-dynamodb | loki.version=\"2.9\" | loki.replicas=3",
        "eks-dynamodb | storage.dynamodb.throughput={provisioned: {write: 10}} |"
            + " loki.retention=14d",
        "eks-dynamodb | storage.dynamodb.throughput={autoscaled: {roleArn:"
            + " 'arn:aws:iam::111122223333:role/s', metricsUrl: 'http://p:9090'}} |"
            + " loki.retention=14d",
        "eks-dynamodb | loki.version=\"2.9\" | loki.schema=[{from: 2023-01-01, store: aws, schema:"
            + " v11}, {from: 2027-01-01, store: tsdb, schema: v13}]",
      })
  void every_key_is_one_of_that_version(String profile, String first, String second) {
    hasKnownKeysAlone(Stacks.plan(profile, first, second));
  }

  static Stream<Deployment> deployments() {
    return Deployments.all().filter(it -> it.stack().keepsLogs());
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void every_key_of_every_profile_is_one_of_that_version(Deployment deployment) {
    hasKnownKeysAlone(deployment.plan());
  }

  private static void hasKnownKeysAlone(Plan plan) {
    String version =
        Catalog.line(plan.stack().loki().version())
            .orElseThrow()
            .release(Program.LOKI)
            .version()
            .toString();
    ConfigKeys keys = ConfigKeys.of(Program.LOKI, Version.of(version)).orElseThrow();
    assertEquals(List.of(), keys.unknown(config(plan)));
  }

  @ParameterizedTest
  @CsvSource({"dev,2.9", "dev,3.7", "prod,2.9", "prod,3.7", "eks-dynamodb,2.9"})
  void a_stopped_pod_stores_what_it_took(String profile, String version) {
    Plan plan = Stacks.plan(profile, "loki.version=\"" + version + "\"");
    assertEquals("true", text(config(plan), "ingester", "wal", "flush_on_shutdown"));
  }

  @Test
  void irsa_annotates_the_account_that_the_pods_use_and_names_no_key() {
    Plan plan = Stacks.plan("eks-s3");
    Mapping account = Stacks.object(plan, "loki/serviceaccount.yaml");
    assertEquals(
        "arn:aws:iam::111122223333:role/loki",
        text(account, "metadata", "annotations", "eks.amazonaws.com/role-arn"));
    Mapping set = Stacks.object(plan, "loki/statefulset.yaml");
    assertEquals(
        account.mapping("metadata").text("name").orElseThrow(),
        text(set, "spec", "template", "spec", "serviceAccountName"));
    assertFalse(text(config(plan)).contains("key_id"));
    assertFalse(text(set).contains("secretKeyRef"));
  }

  @Test
  void keys_come_from_the_secret_by_the_environment() {
    Plan plan = Stacks.plan("prod", "loki.replicas=1");
    assertEquals(
        "${AWS_ACCESS_KEY_ID}", text(config(plan), "common", "storage", "s3", "access_key_id"));
    assertEquals(
        "${AWS_SECRET_ACCESS_KEY}",
        text(config(plan), "common", "storage", "s3", "secret_access_key"));
    Mapping container = container(plan);
    assertTrue(text(container).contains("-config.expand-env=true"));
    assertEquals("AWS_ACCESS_KEY_ID", text(container, "env", "0", "name"));
    assertEquals("loki-s3", text(container, "env", "0", "valueFrom", "secretKeyRef", "name"));
    assertEquals("access-key-id", text(container, "env", "0", "valueFrom", "secretKeyRef", "key"));
    assertEquals(
        "secret-access-key", text(container, "env", "1", "valueFrom", "secretKeyRef", "key"));
  }

  @Test
  void nothing_is_expanded_where_nothing_refers_to_the_environment() {
    assertFalse(text(container(Stacks.plan("dev"))).contains("expand-env"));
  }

  @Test
  void a_server_of_ones_own_is_addressed_by_path() {
    Mapping s3 =
        config(Stacks.plan("prod", "storage.s3.insecure=true"))
            .mapping("common")
            .mapping("storage")
            .mapping("s3");
    assertEquals("minio.storage.svc:9000", text(s3, "endpoint"));
    assertEquals("true", text(s3, "s3forcepathstyle"));
    assertEquals("true", text(s3, "insecure"));
    assertEquals("us-east-1", text(s3, "region"));
  }

  @Test
  void several_buckets_are_one_text() {
    Mapping config =
        config(Stacks.plan("eks-s3", "storage.s3.bucket=null", "storage.s3.buckets=[one, two]"));
    assertEquals("one,two", text(config, "common", "storage", "s3", "bucketnames"));
  }

  @Test
  void a_bucket_with_a_dot_is_addressed_by_path() {
    Mapping config = config(Stacks.plan("eks-s3", "storage.s3.bucket=logs.acme.com"));
    assertEquals("true", text(config, "common", "storage", "s3", "s3forcepathstyle"));
  }

  @Test
  void dynamodb_holds_the_index_and_the_table_manager_runs() {
    Plan plan = Stacks.plan("eks-dynamodb");
    Mapping config = config(plan);
    assertEquals("aws", text(config, "schema_config", "configs", "0", "store"));
    assertEquals("s3", text(config, "schema_config", "configs", "0", "object_store"));
    assertEquals("loki_index_", text(config, "schema_config", "configs", "0", "index", "prefix"));
    assertEquals("168h", text(config, "schema_config", "configs", "0", "index", "period"));
    assertEquals(
        "dynamodb://us-east-1", text(config, "storage_config", "aws", "dynamodb", "dynamodb_url"));
    assertEquals("672h", text(config, "table_manager", "retention_period"));
    assertEquals("true", text(config, "table_manager", "retention_deletes_enabled"));
    assertEquals(
        "true",
        text(
            config,
            "table_manager",
            "index_tables_provisioning",
            "enable_ondemand_throughput_mode"));
    assertEquals("false", text(config, "limits_config", "allow_structured_metadata"));
    assertTrue(config.mapping("compactor").isEmpty());
    assertTrue(text(container(plan)).contains("-target=all,table-manager"));
  }

  @Test
  void one_table_keeps_the_literal_period_and_deletes_nothing() {
    Mapping config =
        config(
            Stacks.plan(
                "eks-dynamodb", "storage.dynamodb.tablePeriod=0", "loki.retention=forever"));
    assertEquals("0", text(config, "schema_config", "configs", "0", "index", "period"));
    assertEquals("false", text(config, "table_manager", "retention_deletes_enabled"));
    assertTrue(config.mapping("table_manager").find("retention_period").isEmpty());
  }

  @Test
  void beside_a_newer_period_of_files_the_table_manager_does_not_run() {
    Plan plan =
        Stacks.plan(
            "eks-dynamodb",
            "loki.schema=[{from: 2023-01-01, store: aws, schema: v11}, {from: 2027-01-01, store:"
                + " tsdb, schema: v13}]");
    assertFalse(text(container(plan)).contains("table-manager"));
    assertTrue(config(plan).mapping("table_manager").isEmpty());
    assertEquals("true", text(config(plan), "compactor", "retention_enabled"));
    assertEquals("false", text(config(plan), "limits_config", "allow_structured_metadata"));
  }

  @Test
  void retention_drives_limits_compactor_and_delete_store() {
    Mapping config =
        config(
            Stacks.plan(
                "eks-s3",
                "loki.streamRetention=[{selector: '{namespace=\"dev\"}', period: 7d, priority:"
                    + " 3}]"));
    assertEquals("720h", text(config, "limits_config", "retention_period"));
    assertEquals(
        "{namespace=\"dev\"}", text(config, "limits_config", "retention_stream", "0", "selector"));
    assertEquals("168h", text(config, "limits_config", "retention_stream", "0", "period"));
    assertEquals("3", text(config, "limits_config", "retention_stream", "0", "priority"));
    assertEquals("true", text(config, "compactor", "retention_enabled"));
    assertEquals("s3", text(config, "compactor", "delete_request_store"));
  }

  @Test
  void forever_deletes_nothing() {
    Mapping config = config(Stacks.plan("eks-s3", "loki.retention=forever"));
    assertEquals("false", text(config, "compactor", "retention_enabled"));
    assertTrue(config.mapping("limits_config").find("retention_period").isEmpty());
  }

  @Test
  void several_pods_gossip_under_their_own_addresses() {
    Plan plan = Stacks.plan("eks-s3", "namePrefix=x-");
    Mapping config = config(plan);
    assertEquals("3", text(config, "common", "replication_factor"));
    assertEquals("${POD_IP}", text(config, "common", "instance_addr"));
    assertEquals("memberlist", text(config, "common", "ring", "kvstore", "store"));
    assertEquals("x-loki-memberlist:7946", text(config, "memberlist", "join_members", "0"));
    assertEquals("x-eks-s3.monitoring", text(config, "memberlist", "cluster_label"));
    assertEquals(
        "status.podIP", text(container(plan), "env", "0", "valueFrom", "fieldRef", "fieldPath"));
    assertTrue(text(container(plan)).contains("-config.expand-env=true"));
    Mapping service = Stacks.object(plan, "loki/service-memberlist.yaml");
    assertEquals("x-loki-memberlist", text(service, "metadata", "name"));
    assertEquals("None", text(service, "spec", "clusterIP"));
    assertEquals("true", text(service, "spec", "publishNotReadyAddresses"));
    assertEquals("7946", text(service, "spec", "ports", "0", "port"));
  }

  @Test
  void one_pod_keeps_its_ring_to_itself() {
    Plan plan = Stacks.plan("eks-s3", "loki.replicas=1");
    assertEquals("1", text(config(plan), "common", "replication_factor"));
    assertEquals("inmemory", text(config(plan), "common", "ring", "kvstore", "store"));
    assertTrue(plan.resources().stream().noneMatch(it -> it.kind().equals("PodDisruptionBudget")));
    assertTrue(plan.resources().stream().noneMatch(it -> it.name().contains("memberlist")));
  }

  @Test
  void five_pods_still_hold_each_line_three_times() {
    assertEquals(
        "3",
        text(config(Stacks.plan("eks-s3", "loki.replicas=5")), "common", "replication_factor"));
  }

  @Test
  void several_pods_are_spread_without_being_demanded_to() {
    Mapping pod =
        Stacks.object(Stacks.plan("eks-s3"), "loki/statefulset.yaml")
            .mapping("spec")
            .mapping("template")
            .mapping("spec");
    assertEquals(
        "ScheduleAnyway", text(pod, "topologySpreadConstraints", "0", "whenUnsatisfiable"));
    assertEquals(
        "topology.kubernetes.io/zone", text(pod, "topologySpreadConstraints", "0", "topologyKey"));
    Mapping apart = pod.mapping("affinity").mapping("podAntiAffinity");
    assertEquals(
        List.of("preferredDuringSchedulingIgnoredDuringExecution"), List.copyOf(apart.keys()));
    Mapping budget = Stacks.object(Stacks.plan("eks-s3"), "loki/poddisruptionbudget.yaml");
    assertEquals("1", text(budget, "spec", "maxUnavailable"));
  }

  @Test
  void a_stack_s_own_affinity_wins() {
    Plan plan = Stacks.plan("eks-s3", "loki.affinity={nodeAffinity: {x: 1}}");
    Mapping pod =
        Stacks.object(plan, "loki/statefulset.yaml")
            .mapping("spec")
            .mapping("template")
            .mapping("spec");
    assertEquals(List.of("nodeAffinity"), List.copyOf(pod.mapping("affinity").keys()));
  }

  @Test
  void each_pod_has_a_disk_of_the_class_that_is_asked_for() {
    Plan plan = Stacks.plan("eks-s3", "loki.persistence.size=20Gi");
    Mapping claim = Stacks.object(plan, "loki/statefulset.yaml").mapping("spec");
    assertEquals("gp3", text(claim, "volumeClaimTemplates", "0", "spec", "storageClassName"));
    assertEquals(
        "20Gi",
        text(claim, "volumeClaimTemplates", "0", "spec", "resources", "requests", "storage"));
  }

  @Test
  void a_tenant_reaches_loki_the_collector_and_the_data_source() {
    Plan plan = Stacks.plan("dev", "loki.tenancy={enabled: true, tenant: acme}");
    assertEquals("true", text(config(plan), "auth_enabled"));
    Mapping promtail = Stacks.configuration(plan, "promtail", "promtail.yaml");
    assertEquals("acme", text(promtail, "clients", "0", "tenant_id"));
    Mapping grafana = Stacks.configuration(plan, "grafana", "datasources.yaml");
    assertEquals("X-Scope-OrgID", text(grafana, "datasources", "0", "jsonData", "httpHeaderName1"));
    assertEquals("acme", text(grafana, "datasources", "0", "secureJsonData", "httpHeaderValue1"));
  }

  private static Mapping config(Plan plan) {
    return Stacks.configuration(plan, "loki", "loki.yaml");
  }

  private static Mapping container(Plan plan) {
    Node container =
        Stacks.object(plan, "loki/statefulset.yaml")
            .find(Pointer.of("spec", "template", "spec", "containers", "0"))
            .orElseThrow();
    return (Mapping) container;
  }

  private static String text(Mapping tree, String... way) {
    return String.valueOf(tree.find(Pointer.of(way)).orElseThrow().plain());
  }

  private static String text(Mapping tree) {
    return YamlWriter.write(tree);
  }
}
