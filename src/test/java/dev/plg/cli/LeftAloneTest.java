package dev.plg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that the files do not show: encrypted, sealed, substituted or rendered elsewhere. A note
/// at most is said of them, and nothing that they may mend is an error.
class LeftAloneTest {

  private static final String RELEASE =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: loki, namespace: logs}
      spec:
        chart: {spec: {chart: loki, version: 6.55.0, sourceRef: {kind: HelmRepository, name: g}}}
        valuesFrom: [{kind: Secret, name: hidden}]
        values:
          loki: {storage: {type: filesystem}, unknwon: 1}
      """;

  @TempDir Path folder;

  @Test
  void what_sops_encrypts_is_no_value() throws IOException {
    Path file =
        write(
            "secrets.yaml",
            """
            loki:
              auth_enabled: false
              storage:
                type: s3
                bucketNames: {chunks: "ENC[AES256_GCM,data:YWJj,iv:ZGVm,tag:Z2hp,type:str]"}
                s3: {region: "ENC[AES256_GCM,data:YWJj,iv:ZGVm,tag:Z2hp,type:str]", http_config: {insecure_skip_verify: "ENC[AES256_GCM,data:YWJj,iv:ZGVm,tag:Z2hp,type:bool]"}}
              limits_config: {retention_period: "ENC[AES256_GCM,data:YWJj,iv:ZGVm,tag:Z2hp,type:str]"}
            sops:
              lastmodified: "2026-01-02T03:04:05Z"
              mac: ENC[AES256_GCM,data:YWJj,iv:ZGVm,tag:Z2hp,type:str]
            """);
    Cli run = lint(file);
    assertFalse(run.out().contains("error:"), run.out());
    assertFalse(run.out().contains("ENC["), run.out());
    assertTrue(run.out().contains("note: this file is encrypted by SOPS"), run.out());
  }

  @Test
  void a_slip_beside_what_sops_encrypts_is_found() throws IOException {
    Path file =
        write(
            "secrets.yaml",
            "loki: {key: 'ENC[AES256_GCM,data:YWJj]', unknwon: 1}\nsops: {mac: 'ENC[x]'}\n");
    String out = lint(file).out();
    assertTrue(out.contains("error: `loki.unknwon` is not read"), out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bitnami.com/v1alpha1 | SealedSecret | {encryptedData: {values.yaml: AgBy3i4OJSWK}}",
        "external-secrets.io/v1 | ExternalSecret | {data: [{secretKey: values.yaml}]}",
      })
  void sealed_and_external_secrets_may_hold_any_value(String api, String kind, String spec) {
    String object =
        "apiVersion: %s\nkind: %s\nmetadata: {name: hidden, namespace: logs}\nspec: %s\n---\n"
            .formatted(api, kind, spec);
    Cli run = Cli.runWith(object + RELEASE, "lint", "-");
    assertEquals(
        List.of("error: `loki.unknwon` is not read by chart loki-6.55.0 [helm/unread-value]"),
        run.out()
            .lines()
            .filter(it -> it.contains(": error: "))
            .map(it -> it.substring(it.indexOf("error: ")))
            .toList());
    assertTrue(run.out().contains("note: Secret hidden is not in these files"), run.out());
    assertTrue(run.out().contains("warning: `loki.schemaConfig` is not set"), run.out());
  }

  @Test
  void a_secret_that_sops_encrypts_may_hold_any_value() {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: hidden, namespace: logs}
        stringData: {values.yaml: "ENC[AES256_GCM,data:YWJj,type:str]"}
        sops: {mac: "ENC[AES256_GCM,data:YWJj,type:str]"}
        ---
        """;
    String out = Cli.runWith(secret + RELEASE, "lint", "-").out();
    assertTrue(out.contains("note: `values.yaml` of Secret hidden is encrypted"), out);
    assertTrue(out.contains("warning: `loki.schemaConfig` is not set"), out);
  }

  /// Variables that Flux substitutes, and templates that name what the files do not tell.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type: filesystem | type: '${STORE}'",
        "type: filesystem | type: '${STORE:=s3}'",
        "type: filesystem | type: '{{ .Values.global.store }}'",
        "{replicas: 1, p | {replicas: '${REPLICAS}', p",
        "replication_factor: 1 | replication_factor: '{{ .Capabilities.KubeVersion.Minor }}'",
        "retention_period: 744h | retention_period: '${RETENTION}'",
        "log_level: info | log_level: '{{ .Files.Get \"level\" }}'",
        "auth_enabled: false | auth_enabled: ${AUTH}",
      })
  void an_open_value_is_not_judged(String plain, String open) {
    String release =
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: loki, namespace: logs}
        spec:
          chart: {spec: {chart: loki, version: 6.55.0, sourceRef: {kind: HelmRepository, name: g}}}
          values:
            deploymentMode: SingleBinary
            loki:
              auth_enabled: false
              commonConfig: {replication_factor: 1}
              storage:
                type: filesystem
              useTestSchema: true
              server: {log_level: info}
              limits_config: {retention_period: 744h}
              compactor: {retention_enabled: true, delete_request_store: filesystem}
            singleBinary: {replicas: 1, persistence: {enableStatefulSetAutoDeletePVC: false}}
            read: {replicas: 0}
            write: {replicas: 0}
            backend: {replicas: 0}
        """;
    assertTrue(release.contains(plain), plain);
    Cli run = Cli.runWith(release.replace(plain, open), "lint", "-");
    assertEquals(Cli.runWith(release, "lint", "-").out(), run.out());
  }

  /// What a template of the values comes to is judged, where the values tell it.
  @Test
  void a_plain_template_is_judged_by_its_result() throws IOException {
    Path file =
        write(
            "values.yaml",
            """
            loki:
              storage: {type: filesystem}
              schemaConfig:
                configs:
                  - {from: "2024-04-01", store: tsdb, object_store: "{{ .Values.loki.storage.type }}", schema: v13, index: {prefix: index_, period: 24h}}
                  - {from: "2025-04-01", store: tsdb, object_store: "{{ .Values.mine }}", schema: v13, index: {prefix: index_, period: 24h}}
            mine: floppy
            """);
    String out = lint(file).out();
    assertTrue(out.contains("values.yaml:6:57: error: Loki has no object store 'floppy'"), out);
    assertFalse(out.contains("values.yaml:5:"), out);
    assertFalse(out.contains("`mine` is not read"), out);
  }

  @Test
  void anchors_below_an_extension_key_are_no_values() throws IOException {
    Path file =
        write(
            "values.yaml",
            """
            x-resources: &small {requests: {memory: 64Mi}}
            x-more:
              - &node {disk: ssd}
            gateway: {resources: *small, nodeSelector: *node}
            """);
    String out = lint(file).out();
    assertFalse(out.contains("`x-"), out);
    assertFalse(out.contains("helm/unread-value"), out);
  }

  private Cli lint(Path file) {
    return Cli.run("lint", "--chart", "loki", "--chart-version", "6.55.0", file.toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
