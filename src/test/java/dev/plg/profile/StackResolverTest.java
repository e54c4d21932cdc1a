package dev.plg.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.finding.Finding;
import dev.plg.model.ContainerRuntime;
import dev.plg.model.Disk;
import dev.plg.model.Events;
import dev.plg.model.NamespaceFilter;
import dev.plg.model.Promtail;
import dev.plg.model.Quantity;
import dev.plg.model.Stack;
import dev.plg.model.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackResolverTest {

  /// A line of a stack file over the profile dev, and the finding that it must give.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lokki: {replicas: 1}                        | 1:1 stack/unknown-key   | did you mean 'loki'?
          loki: {retnetion: 7d}                       | 1:8 stack/unknown-key   | did you mean 'retention'?
          loki: {replicas: two}                       | 1:18 stack/type         | must be a whole number, not the string 'two'
          loki: [1, 2]                                | 1:7 stack/type          | must be a mapping, not a list
          loki: {replicas: 0}                         | 1:18 stack/value        | loki.replicas
          loki: {version: "3.9"}                      | 1:17 stack/value        | plg knows no Loki 3.9
          loki: {retention: 7 days}                   | 1:19 stack/value        | '7 days' is not a retention period
          loki: {retention: 12h}                      | 1:19 stack/value        | 12h is too short
          loki: {resources: {limits: {memory: 1 GB}}} | 1:37 stack/value        | '1 GB' is not a quantity
          loki: {resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}} | 1:19 stack/value | above its limit
          loki: {image: {tag: "a b"}}                 | 1:21 stack/value        | is not an image tag
          loki: {image: {digest: sha256:12}}          | 1:24 stack/value        | is not an image digest
          loki: {image: {repository: "x/y:1"}}        | 1:28 stack/value        | is not an image repository
          images: {registry: https://x}               | 1:20 stack/value        | is not a registry
          namespace: My_Namespace                     | 1:12 stack/value        | is not a Kubernetes name
          namePrefix: Dev-                            | 1:13 stack/value        | cannot begin a Kubernetes name
          nameSuffix: x-                              | 1:13 stack/value        | cannot end a Kubernetes name
          metadata: {name: a.b}                       | 1:18 stack/value        | is not a Kubernetes name
          tier: prdo                                  | 1:7 stack/choice        | did you mean 'prod'?
          cluster: {runtime: containred}              | 1:20 stack/choice       | did you mean 'containerd'?
          cluster: {kubernetes: "1.10"}               | 1:23 stack/value        | plg knows no Kubernetes 1.10
          cluster: {kubernetes: new}                  | 1:23 stack/value        | is not a Kubernetes version
          cluster: {dockerRoot: /data}                | 1:23 stack/docker-root  | has no effect with runtime containerd
          cluster: {runtime: docker, dockerRoot: var/lib/docker} | 1:40 stack/value | is not an absolute path
          cluster: {runtime: docker, dockerRoot: /a/../b}        | 1:40 stack/value | is not a plain path
          cluster: {runtime: docker, dockerRoot: /data/}         | 1:40 stack/value | is not a plain path
          storage: {filesystem: {size: ten}}          | 1:30 stack/value        | is not a quantity
          storage: {filesystem: {size: 0Gi}}          | 1:23 stack/value        | is empty
          storage: {filesystem: {sise: 1Gi}}          | 1:24 stack/unknown-key  | did you mean 'size'?
          storage: {filesystem: {size: 10GB}, s3: {bucket: ab, region: us-east-1, auth: {instanceRole: true}}} | 1:30 stack/value, 1:41 stack/choice, 1:50 stack/value | is not a quantity
          storage: null                               | 1:1 stack/missing       | is missing
          storage: [s3]                               | 1:10 stack/type         | must be a mapping, not a list
          loki: {retention: 30}                       | 1:19 stack/value        | is not a retention period
          loki: {retention: [30d]}                    | 1:19 stack/type         | must be a string, not a list
          loki: {ingest: 50}                          | 1:16 stack/value        | write it as in '50GB
          metadata: {name: null}                      | 1:11 stack/missing      | is missing
          labels: {"a b": c}                          | 1:10 stack/value        | is not a label or annotation key
          labels: {a: "b c"}                          | 1:10 stack/value        | is not a label value
          labels: {app.kubernetes.io/name: c}         | 1:10 stack/value        | is plg's own
          labels: {a: 1}                              | 1:13 stack/type         | must be a string
          grafana: {service: {type: NodePort, nodePort: 80}}    | 1:47 stack/value | cannot be 80
          grafana: {service: {nodePort: 30000}}       | 1:31 stack/node-port    | has no effect with type ClusterIP
          grafana: {service: {type: nodeport}}        | 1:27 stack/choice       | did you mean 'NodePort'?
          grafana: {admin: {existingSecret: A_B}}     | 1:35 stack/value        | is not the name of a Secret
          promtail: {namespaces: {keep: [a], drop: [b]}} | 1:42 stack/choice    | has both keep and drop
          promtail: {namespaces: {keep: [A]}}         | 1:32 stack/value        | is not a Kubernetes name
          promtail: {tolerations: [{operator: Equal}]}| 1:26 stack/value        | needs operator Exists
          loki: {tolerations: [{key: a, effect: no}]} | 1:39 stack/choice       | loki.tolerations[0].effect
          apiVersion: plg/v2                          | 1:13 stack/choice       | choose plg/v1
          extends: nope                               | 1:10 input/profile      | there is no profile 'nope'
          extends: ./nope.yaml                        | 1:10 input/missing      | there is no file 'nope.yaml'
          extends: stack.yaml                         | 1:10 stack/extends-circle | stack.yaml -> stack.yaml
          """)
  void rejects_what_is_wrong_at_its_place(String line, String expected, String words) {
    List<Finding> findings = resolve(line).findings().stream().sorted().toList();
    String found =
        findings.stream()
            .map(it -> "%d:%d %s".formatted(it.place().line(), it.place().column(), it.rule()))
            .collect(Collectors.joining(", "));
    assertEquals(expected, found, findings::toString);
    Finding finding = findings.getFirst();
    assertEquals("stack.yaml", finding.place().file());
    assertTrue((finding.message() + " " + finding.fix()).contains(words), finding::toString);
  }

  @Test
  void reports_all_findings_at_once() {
    List<Finding> findings =
        resolve("lokki: 1\ntier: prodd\nloki: {retention: 1x}\nnamespace: A\n").findings();
    assertEquals(4, findings.size(), findings::toString);
  }

  @Test
  void an_empty_file_holds_no_stack() {
    assertEquals("stack/empty", resolve("# nothing\n").findings().getFirst().rule());
  }

  @Test
  void a_second_document_is_refused() {
    assertEquals(
        "stack/many", resolve("tier: dev\n---\ntier: prod\n").findings().getFirst().rule());
  }

  @Test
  void a_list_is_no_stack() {
    assertEquals("stack/type", resolve("- tier\n").findings().getFirst().rule());
  }

  @Test
  void layers_merge_in_order_and_null_removes() {
    Resolved resolved =
        StackResolver.resolve(
            new Request(
                Optional.of("docker-root"),
                List.of("a.yaml", "b.yaml"),
                Optional.of("big"),
                List.of("loki.retention=3d", "cluster.dockerRoot=null"),
                Optional.of("logs")),
            files(
                Map.of(
                    "a.yaml",
                    """
                    labels: {team: a, org: x}
                    promtail: {namespaces: {keep: [one, two]}}
                    loki: {retention: 1d}
                    environments: {big: {namePrefix: big-, loki: {retention: 2d}}}
                    """,
                    "b.yaml",
                    """
                    labels: {team: b, org: null}
                    promtail: {namespaces: {keep: [three]}}
                    """)));
    Stack stack = resolved.stack().orElseThrow();
    assertEquals(List.of(), resolved.findings());
    assertEquals(Map.of("team", "b"), stack.labels().pairs());
    assertEquals("logs", stack.namespace().value());
    assertEquals("big-loki", stack.named("loki"));
    assertEquals("72h", stack.loki().retention().period().orElseThrow().hours());
    assertEquals(
        new ContainerRuntime.Docker(ContainerRuntime.Docker.DEFAULT_ROOT),
        stack.cluster().runtime());
    assertEquals(
        "[three]",
        ((NamespaceFilter.Keep) stack.collector(Promtail.class).orElseThrow().namespaces())
            .namespaces()
            .toString());
    assertEquals(List.of("big"), resolved.environments());
  }

  /// One kind replaces another, and to remove a kind that is not there chooses nothing.
  @Test
  void a_kind_that_is_removed_leaves_the_chosen_one() {
    Stack stack =
        Stacks.of(
            "eks-dynamodb",
            "storage.dynamodb.throughput={provisioned: {write: 7, read: 9}}",
            "storage.dynamodb.throughput.onDemand=null");
    assertEquals(
        "Provisioned[write=7, read=9, inactiveWrite=1, inactiveRead=300]",
        ((Storage.DynamoDb) stack.storage()).tables().throughput().toString());
  }

  @Test
  void the_cluster_s_storage_class_is_that_of_every_volume_that_names_none() {
    Stack stack =
        Stacks.of(
            "full",
            "cluster.storageClass=fast",
            "grafana.persistence.storageClass=slow",
            "events={source: agent}");
    assertEquals(
        new Storage.Filesystem(new Disk(new Quantity("50Gi"), Optional.of("fast"))),
        stack.storage());
    assertEquals(Optional.of("fast"), stack.tempo().orElseThrow().disk().storageClass());
    assertEquals(Optional.of("slow"), stack.grafana().orElseThrow().disk().storageClass());
    assertEquals(
        Optional.of("fast"), ((Events.ByAgent) stack.events().orElseThrow()).disk().storageClass());
    Stack onS3 = Stacks.of("prod", "cluster.storageClass=fast");
    assertEquals(Optional.of("fast"), onS3.loki().disk().storageClass());
  }

  @Test
  void a_file_extends_another_from_its_own_folder() {
    Resolved resolved =
        StackResolver.resolve(
            ofFiles("deep/stack.yaml"),
            files(
                Map.of(
                    "deep/stack.yaml", "extends: ../base.yaml\ntier: dev\n",
                    "base.yaml", "extends: dev\nmetadata: {name: based}\n")));
    assertEquals(List.of(), resolved.findings());
    assertEquals("based", resolved.stack().orElseThrow().name().value());
  }

  @Test
  void a_circle_is_seen_through_other_names_of_its_files() {
    Resolved resolved =
        StackResolver.resolve(
            ofFiles("d/a.yaml"),
            files(
                Map.of("d/a.yaml", "extends: ./../d/b.yaml\n", "d/b.yaml", "extends: ./a.yaml\n")));
    assertEquals("stack/extends-circle", resolved.findings().getFirst().rule());
  }

  @Test
  void extends_in_a_circle_over_two_files_is_refused_at_the_second() {
    Resolved resolved =
        StackResolver.resolve(
            ofFiles("a.yaml"),
            files(Map.of("a.yaml", "extends: b.yaml\n", "b.yaml", "\nextends: a.yaml\n")));
    Finding finding = resolved.findings().getFirst();
    assertEquals("b.yaml:2:10 stack/extends-circle", finding.place() + " " + finding.rule());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loki.replica=2         | --set loki.replica=2:1:6 stack/unknown-key
          loki.replicas=two      | --set loki.replicas=two:1:15 stack/type
          loki.retention=soon    | --set loki.retention=soon:1:16 stack/value
          loki                   | --set loki:1:1 input/set
          =3                     | --set =3:1:1 input/set
          a..b=3                 | --set a..b=3:1:1 input/set
          loki={a: b             | --set loki={a: b:1:6 yaml/syntax
          """)
  void a_setting_is_checked_at_its_own_place(String argument, String expected) {
    Resolved resolved =
        StackResolver.resolve(
            new Request(
                Optional.of("dev"),
                List.of(),
                Optional.empty(),
                List.of(argument),
                Optional.empty()),
            files(Map.of()));
    Finding finding = resolved.findings().getFirst();
    assertEquals(expected, finding.place() + " " + finding.rule());
    assertTrue(resolved.texts().containsKey(finding.place().file()));
  }

  @Test
  void a_dot_in_a_key_is_escaped_in_a_setting() {
    Resolved resolved =
        StackResolver.resolve(
            new Request(
                Optional.of("dev"),
                List.of(),
                Optional.empty(),
                List.of("labels.a\\.b/c=d"),
                Optional.empty()),
            files(Map.of()));
    assertEquals(Map.of("a.b/c", "d"), resolved.stack().orElseThrow().labels().pairs());
  }

  @Test
  void an_unknown_environment_names_the_choices() {
    Resolved resolved =
        StackResolver.resolve(
            new Request(
                Optional.empty(),
                List.of("a.yaml"),
                Optional.of("prd"),
                List.of(),
                Optional.empty()),
            files(Map.of("a.yaml", "extends: dev\nenvironments: {prod: {}, dev: {}}\n")));
    Finding finding = resolved.findings().getFirst();
    assertEquals("input/environment", finding.rule());
    assertEquals("there is no environment 'prd'; did you mean 'prod'?", finding.message());
    assertEquals("choose one of prod, dev", finding.fix());
  }

  @Test
  void every_shipped_profile_has_the_stack_s_shape() {
    for (String name : Profiles.names()) {
      Resolved resolved =
          StackResolver.resolve(
              ofFiles("stack.yaml"),
              files(Map.of("stack.yaml", Profiles.text(name).orElseThrow())));
      assertEquals(List.of(), resolved.findings(), name);
      assertTrue(Profiles.summary(name).length() > 20, name);
    }
  }

  private static Resolved resolve(String text) {
    return StackResolver.resolve(
        new Request(
            Optional.of("dev"),
            List.of("stack.yaml"),
            Optional.empty(),
            List.of(),
            Optional.empty()),
        files(Map.of("stack.yaml", text)));
  }

  private static Request ofFiles(String... files) {
    return new Request(
        Optional.empty(), List.of(files), Optional.empty(), List.of(), Optional.empty());
  }

  private static SourceReader files(Map<String, String> texts) {
    return file -> read(texts, file);
  }

  private static byte[] read(Map<String, String> texts, String file) throws IOException {
    if (!texts.containsKey(file)) {
      throw new NoSuchFileException(file);
    }
    return texts.get(file).getBytes(StandardCharsets.UTF_8);
  }
}
