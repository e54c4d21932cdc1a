package dev.plg.component.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plg.Stacks;
import dev.plg.alloy.AlloyFile;
import dev.plg.alloy.AlloyWriter;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.catalog.BlockKey;
import dev.plg.catalog.BlockKeys;
import dev.plg.catalog.KnownProgram;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Pointer;
import dev.plg.plan.Plan;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each configuration that plg writes for Alloy holds what that version reads, all that it asks
/// for, and only what is generally available.
class AlloyConfigsTest {

  private static final int DRAWN_OF_EACH = 6;

  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("collector=alloy", "collector=none", "collector=promtail"),
          List.of("loki.version=2.9", "loki.version=3.7"),
          List.of("loki.tenancy.tenant=acme", "loki.endpoint=https://logs.example.com"),
          List.of(
              "tempo={}",
              "tempo={endpoint: \"tempo.example.com:4317\", tls: {insecure: true}}",
              "tempo={endpoint: \"tempo.example.com:4317\", tls: {serverName: t, caSecret: {name:"
                  + " a, key: b}}, headers: {a-b: c, d: {secret: {name: e, key: f}}}}"),
          List.of(
              "agent.receivers=[otlp-grpc]",
              "agent.receivers=[otlp-http, zipkin]",
              "agent.receivers=[otlp-grpc, jaeger-grpc, jaeger-thrift, jaeger-compact,"
                  + " jaeger-binary]"),
          List.of("agent.remoteWrite=http://prometheus:9090/api/v1/write"),
          List.of("agent.replicas=3"),
          List.of("events.namespaces=[a, b]"),
          List.of("events.labels={cluster: c, job: \"it's\"}"),
          List.of("namePrefix=x-", "tier=prod"));

  record Drawn(String version, List<String> settings) {}

  /// The newest patch of each minor version that the atlas has.
  static Stream<Drawn> drawn() {
    var minors = new TreeMap<String, Version>();
    for (KnownProgram known : KnownProgram.of(Program.ALLOY)) {
      String[] parts = known.version().toString().split("\\.", 3);
      minors.merge(
          parts[0] + "." + parts[1],
          known.version(),
          (one, other) -> other.isAtLeast(one.toString()) ? other : one);
    }
    assertTrue(minors.size() >= 19, minors::toString);
    var random = new Random(Long.getLong("plg.seed", 21));
    return minors.values().stream()
        .flatMap(
            version ->
                Stream.generate(() -> new Drawn(version.toString(), settings(version, random)))
                    .limit(DRAWN_OF_EACH));
  }

  private static List<String> settings(Version version, Random random) {
    String image = "image: {tag: v" + version + "}";
    var settings =
        new ArrayList<>(
            List.of(
                "tempo={}",
                "agent={program: alloy, " + image + "}",
                "events={source: alloy, " + image + "}"));
    for (List<String> options : OPTIONS) {
      if (random.nextBoolean()) {
        settings.add(options.get(random.nextInt(options.size())));
      }
    }
    if (settings.contains("collector=alloy")) {
      settings.add("alloy.image.tag=v" + version);
    }
    return List.copyOf(settings);
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void holds_what_its_version_reads(Drawn drawn) {
    Plan plan = Stacks.plan("dev", drawn.settings().toArray(String[]::new));
    BlockKeys keys = BlockKeys.of(Program.ALLOY, Version.parse(drawn.version())).orElseThrow();
    List<String> configs = configs(plan);
    assertTrue(configs.size() >= 2, configs::toString);
    for (String text : configs) {
      AlloyFile file = AlloyFile.read(Scalar.of(text));
      assertEquals(List.of(), file.faults());
      assertEquals(text, AlloyWriter.write(file.blocks()));
      var wrong = new ArrayList<String>();
      file.blocks().forEach(block -> check(block, Pointer.ROOT, keys, wrong));
      file.all().forEach(block -> checkReferences(block, file, wrong));
      assertEquals(List.of(), wrong, text);
    }
  }

  private static List<String> configs(Plan plan) {
    return plan.resources().stream()
        .filter(it -> it.kind().equals("ConfigMap"))
        .flatMap(it -> it.object().mapping("data").text("config.alloy").stream())
        .toList();
  }

  private static void check(Block block, Pointer above, BlockKeys keys, List<String> wrong) {
    Pointer at = above.to(block.name());
    Optional<BlockKey> known = keys.find(at);
    if (known.isEmpty()) {
      wrong.add("no block " + at);
      return;
    }
    if (!known.get().stability().isEmpty()) {
      wrong.add(at + " is " + known.get().stability());
    }
    for (Attribute attribute : block.attributes()) {
      if (keys.find(at.to(attribute.name())).isEmpty()) {
        wrong.add("no argument " + at.to(attribute.name()));
      }
    }
    keys.required(at)
        .filter(it -> block.attribute(it.name()).isEmpty() && block.block(it.name()).isEmpty())
        .forEach(it -> wrong.add(at + " lacks " + it.name()));
    block.blocks().forEach(inner -> check(inner, at, keys, wrong));
  }

  /// What a block names is a component of the same file.
  private static void checkReferences(Block block, AlloyFile file, List<String> wrong) {
    block.attributes().stream()
        .flatMap(it -> it.references().stream())
        .map(it -> it.path())
        .filter(path -> !path.startsWith("sys."))
        .filter(path -> file.blocks().stream().noneMatch(it -> path.startsWith(it.id() + ".")))
        .forEach(path -> wrong.add(path + " is not there"));
  }
}
