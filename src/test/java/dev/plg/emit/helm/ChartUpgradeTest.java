package dev.plg.emit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plg.Stacks;
import dev.plg.UnpackedCharts;
import dev.plg.catalog.Catalog;
import dev.plg.emit.Deployment;
import dev.plg.rule.FileChange;
import dev.plg.rule.registry.History;
import dev.plg.view.WorkloadName;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `helm/chart-upgraded` and `format/changed` say of charts, rendered with both of them.
class ChartUpgradeTest {

  /// Helm leaves these out or writes them empty, which is the same to the API server.
  private static final Set<String> DEFAULTED = Set.of("apiVersion", "kind");

  @TempDir Path folder;

  @BeforeEach
  void needs_the_charts() {
    UnpackedCharts.required();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "full", "prod"})
  void another_line_is_installed_over_a_release_in_place(String profile) throws IOException {
    List<String> lines = Catalog.lineNames();
    for (int i = 1; i < lines.size(); i++) {
      List<Node> before = rendered(deployment(profile, lines.get(i - 1), "helm.chart=each"));
      List<Node> after = rendered(deployment(profile, lines.get(i), "helm.chart=each"));
      assertFalse(WorkloadName.in(before).isEmpty());
      assertEquals(Set.copyOf(WorkloadName.in(before)), Set.copyOf(WorkloadName.in(after)));
      var change = new FileChange(lines.get(i), before, after);
      assertEquals(
          List.of(),
          History.check(List.of(change), LocalDate.EPOCH).stream()
              .filter(it -> it.rule().equals("kubernetes/immutable-field"))
              .toList());
    }
  }

  /// So the pods of the one take over what those of the other stored.
  @ParameterizedTest
  @CsvSource({
    "dev, 2.9, each",
    "full, 2.9, each",
    "full, 3.7, each",
    "prod, 3.7, each",
    "loki-stack, 2.9, each",
    "loki-stack, 2.9, loki-stack"
  })
  void a_chart_claims_the_volumes_of_the_manifests(String profile, String line, String charts)
      throws IOException {
    Deployment deployment = deployment(profile, line, "helm.chart=" + charts);
    assertEquals(
        deployment.plan().resources().stream()
            .flatMap(it -> claims(it.object()).stream())
            .collect(Collectors.toSet()),
        rendered(deployment).stream()
            .flatMap(it -> claims(it).stream())
            .collect(Collectors.toSet()));
  }

  private static Set<String> claims(Node object) {
    var claims = new HashSet<String>();
    if (object instanceof Mapping it && it.text("kind").filter("StatefulSet"::equals).isPresent()) {
      for (Node claim : it.mapping("spec").sequence("volumeClaimTemplates").items()) {
        claims.add(
            ((Mapping) claim).mapping("metadata").text("name").orElse("")
                + "-"
                + it.mapping("metadata").text("name").orElse(""));
      }
    }
    return claims;
  }

  private List<Node> rendered(Deployment deployment) throws IOException {
    Path values = Files.createTempDirectory(folder, "values");
    return ChartRendering.objects(deployment, values, release -> release).stream()
        .<Node>map(it -> plain(it, false))
        .toList();
  }

  private static Deployment deployment(String profile, String line, String setting) {
    return Deployment.of(Stacks.plan(profile, "loki.version=\"%s\"".formatted(line), setting));
  }

  /// Without what is null or empty, and without what the API server writes into claims itself.
  private static Node plain(Node node, boolean inClaims) {
    return switch (node) {
      case Mapping mapping -> plain(mapping, inClaims);
      case Sequence list ->
          Sequence.of(list.items().stream().map(it -> plain(it, inClaims)).toList());
      case Scalar scalar -> scalar;
    };
  }

  private static Mapping plain(Mapping mapping, boolean inClaims) {
    Mapping.Builder plain = Mapping.builder();
    for (Mapping.Entry entry : mapping.entries()) {
      Node value = plain(entry.value(), inClaims || entry.key().equals("volumeClaimTemplates"));
      boolean empty =
          (value instanceof Scalar scalar && scalar.isNull())
              || (value instanceof Mapping inner && inner.isEmpty());
      if (!empty && !(inClaims && DEFAULTED.contains(entry.key()))) {
        plain.put(entry.key(), value);
      }
    }
    return plain.build();
  }
}
