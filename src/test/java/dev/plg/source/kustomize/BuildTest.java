package dev.plg.source.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.finding.Finding;
import dev.plg.source.TestFolder;
import dev.plg.source.files.Documents;
import dev.plg.source.kustomize.Build.Built;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

  private static final Path CASES = Path.of("src/test/resources/kustomizations");

  @TempDir Path folder;

  /// Each case makes the objects that kubectl's kustomize makes.
  @TestFactory
  Stream<DynamicTest> builds_what_kustomize_builds() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }
  }

  private void compare(Path file) throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve(file.getFileName().toString()));
    var files = TestFolder.of(home, Files.readString(file));
    Documents documents = files.documents();
    Built built = build(home.resolve("root"), documents);
    assertEquals(List.of(), documents.findings());
    assertEquals(plain(kubectl(home.resolve("root"))), plain(built.objects()));
  }

  private static Built build(Path root, Documents documents) {
    return Build.of(KustomizationFile.in(root, documents).orElseThrow(), documents);
  }

  private static List<Mapping> kubectl(Path root) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", root.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("kubectl is not on the PATH: the objects were not compared");
      throw e;
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return YamlReader.read("kubectl", text).documents().stream()
        .map(Document::root)
        .map(Mapping.class::cast)
        .toList();
  }

  /// Each object by its title; a Secret's data is text.
  private static Map<String, String> plain(List<Mapping> objects) {
    var all = new TreeMap<String, String>();
    for (Mapping object : objects) {
      var id = KustomizeResource.Id.of(object);
      all.put(
          "%s %s/%s".formatted(id.kind(), id.namespace(), id.name()),
          sorted(new TreeMap<>(decoded(object).plain())).toString());
    }
    return all;
  }

  private static Mapping decoded(Mapping object) {
    if (object.text("kind").filter("Secret"::equals).isEmpty()) {
      return object;
    }
    Mapping.Builder texts = object.mapping("stringData").toBuilder();
    for (Mapping.Entry entry : object.mapping("data").entries()) {
      byte[] bytes =
          Base64.getDecoder().decode(object.mapping("data").text(entry.key()).orElse(""));
      texts.put(entry.key(), new String(bytes, StandardCharsets.UTF_8));
    }
    return object.toBuilder()
        .remove("data")
        .remove("type")
        .put("stringData", texts.build())
        .build();
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      var all = new TreeMap<String, Object>();
      map.forEach(
          (key, below) ->
              all.put(
                  key.toString(), sorted(String.valueOf(below).equals("null") ? "null" : below)));
      return all;
    }
    return value instanceof List<?> list
        ? list.stream().map(it -> sorted(it == null ? "null" : it)).toList()
        : value;
  }

  @Test
  void each_value_keeps_the_place_of_the_file_with_the_last_word() {
    var files =
        TestFolder.of(
            folder,
            """
            ### base/kustomization.yaml
            resources: [release.yaml]
            ### base/release.yaml
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: loki}
            spec:
              values:
                loki: {auth_enabled: true}
                write: {replicas: 3}
            ### prod/kustomization.yaml
            resources: [../base]
            patches:
              - path: values.yaml
              - target: {kind: HelmRelease}
                patch: |
                  - op: replace
                    path: /spec/values/write/replicas
                    value: 1
            ### prod/values.yaml
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: loki}
            spec:
              values:
                loki:
                  auth_enabled: false
            """);
    Mapping release = build(folder.resolve("prod"), files.documents()).objects().getFirst();
    assertEquals(
        "prod/values.yaml:7:21",
        files.shown(release.placeOf("spec", "values", "loki", "auth_enabled")));
    assertEquals(
        "prod/kustomization.yaml:8:16",
        files.shown(release.placeOf("spec", "values", "write", "replicas")));
  }

  @Test
  void what_kustomize_refuses_is_said() {
    var files =
        TestFolder.of(
            folder,
            """
            ### a/kustomization.yaml
            resources: [../b, gone.yaml, c]
            ### a/c/x.yaml
            a: b
            ### b/kustomization.yaml
            resources: [../a]
            patches:
              - patch: |
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: none}
            """);
    Documents documents = files.documents();
    build(folder.resolve("a"), documents);
    List<String> said =
        documents.findings().stream().map(it -> files.shown(it.place()) + " " + it.rule()).toList();
    assertEquals(
        List.of(
            "b/kustomization.yaml:1:13 source/circle",
            "b/kustomization.yaml:6:24 source/patch-target",
            "a/kustomization.yaml:1:19 source/missing-file",
            "a/kustomization.yaml:1:30 source/missing-file"),
        said);
    assertTrue(documents.findings().stream().allMatch(Finding::isError));
  }
}
