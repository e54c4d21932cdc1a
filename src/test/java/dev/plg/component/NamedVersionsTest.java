package dev.plg.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.plg.Stacks;
import dev.plg.catalog.ConfigKeys;
import dev.plg.catalog.Program;
import dev.plg.catalog.UnknownKey;
import dev.plg.catalog.Version;
import dev.plg.catalog.WrittenVersions;
import dev.plg.cli.Cli;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A stack runs each minor version of each program that plg writes for.
class NamedVersionsTest {

  private static final String TEMPO_3 = "tempo.version=\"3.0\"";

  /// Each minor of a program, with settings that use much of its configuration.
  static Stream<Arguments> minors() {
    return Stream.of(
            minors("loki", Program.LOKI, "dev"),
            minors("loki", Program.LOKI, "eks-s3", "loki.tenancy={enabled: true, tenant: a}"),
            minors(
                "loki",
                Program.LOKI,
                "prod",
                "loki.ingest=900GB/day",
                "loki.streamRetention=[{selector: '{a=\"b\"}', period: 48h}]"),
            minors("promtail", Program.PROMTAIL, "dev"),
            minors(
                "promtail",
                Program.PROMTAIL,
                "docker-root",
                "promtail={discovery: files, namespaces: {drop: [a]}}"),
            minors("tempo", Program.TEMPO, "dev", "tempo.remoteWrite=\"http://p:9090/w\""),
            minors(
                "tempo",
                Program.TEMPO,
                "prod",
                "tempo.ingest=50MB/s",
                "tempo.receivers=[otlp-grpc, jaeger-grpc, jaeger-compact, zipkin]"),
            minors("grafana", Program.GRAFANA, "full"),
            minors("alloy", Program.ALLOY, "alloy"),
            minors("alloy", Program.ALLOY, "alloy", "alloy.discovery=files"),
            minors("agent", Program.GRAFANA_AGENT, "full", "tempo={}", "events={source: agent}"),
            minors("agent", Program.GRAFANA_AGENT, "traces-edge"),
            minors("events", Program.EVENT_EXPORTER, "full"),
            minors("events", Program.EVENT_EXPORTER, "dev", "events={sink: stdout, lookup: true}"))
        .flatMap(it -> it);
  }

  private static Stream<Arguments> minors(
      String key, Program program, String profile, String... settings) {
    return WrittenVersions.of(program).minors().stream()
        .map(
            minor ->
                Arguments.of(
                    program,
                    profile,
                    Stream.concat(
                            Stream.of(settings),
                            Stream.of("%s.version=\"%s\"".formatted(key, minor)))
                        .toList()));
  }

  @ParameterizedTest
  @MethodSource("minors")
  void each_minor_is_written_as_its_newest_patch_reads_it(
      Program program, String profile, List<String> settings) throws Exception {
    Plan plan = Stacks.plan(profile, settings.toArray(String[]::new));
    Version version = Metadata.release(plan.stack(), program).version();
    String minor = settings.getLast().replaceFirst(".*=", "").replace("\"", "");
    assertEquals(minor, version.minor());
    assertEquals(WrittenVersions.of(program).find(version.plain()), Optional.of(version));
    for (Resource resource : plan.resources()) {
      accept(resource);
    }
    runs(plan, program, version);
    known(plan, program, version);
    noRuleObjects(profile, settings);
  }

  @Test
  void no_chart_runs_a_tempo_that_exits_on_its_flag() {
    Cli cli =
        Cli.run(
            "generate",
            "-q",
            "--profile",
            "full",
            "--format",
            "helm",
            "--only",
            "tempo",
            "--set",
            TEMPO_3);
    assertEquals(1, cli.code());
    assertEquals(
        """
        --set tempo.version="3.0": error: chart tempo 2.2.4 cannot run Tempo 3.0.3 [format/unfit]
           |
         1 | tempo.version="3.0"
           |               ^
           = why: it always passes the flag -mem-ballast-size-mbs, on which Tempo exits
           = fix: set `tempo.version: "2.10"`, or use another format
        """,
        cli.err());
  }

  @Test
  void the_worker_of_tempo_3_deletes_blocks() {
    Mapping config = Stacks.configuration(Stacks.plan("full", TEMPO_3), "tempo", "tempo.yaml");
    assertEquals(Optional.empty(), config.find("compactor"));
    assertEquals(
        Optional.of("24h"),
        config.mapping("backend_worker").mapping("compaction").text("block_retention"));
  }

  /// The rules judge what would run, components and arguments of Alloy and the agent too.
  private static void noRuleObjects(String profile, List<String> settings) {
    var words = new ArrayList<>(List.of("generate", "-q", "--profile", profile));
    settings.forEach(it -> words.addAll(List.of("--set", it)));
    assertEquals("", Cli.run(words.toArray(String[]::new)).err());
  }

  /// The official models of Kubernetes know each field and miss none.
  private static void accept(Resource resource) throws Exception {
    JsonElement json = JsonParser.parseString(JsonWriter.write(resource.object()));
    Class.forName("io.kubernetes.client.openapi.models.V1" + resource.kind())
        .getMethod("validateJsonElement", JsonElement.class)
        .invoke(null, json);
  }

  private static void runs(Plan plan, Program program, Version version) {
    assertTrue(
        plan.resources().stream()
            .map(it -> it.object().mapping("spec").mapping("template").mapping("spec"))
            .flatMap(pod -> pod.sequence("containers").mappings())
            .flatMap(container -> container.text("image").stream())
            .anyMatch(image -> image.matches(".*[a-z]:v?" + version.plain())),
        () -> program + " " + version);
  }

  private static void known(Plan plan, Program program, Version version) {
    switch (program) {
      case LOKI, PROMTAIL, TEMPO, EVENT_EXPORTER -> {
        String key = program == Program.EVENT_EXPORTER ? "config.yaml" : program.id() + ".yaml";
        Mapping config = Stacks.configuration(plan, program.id(), key);
        ConfigKeys keys = ConfigKeys.of(program, version).orElseThrow();
        assertTrue(keys.isExact());
        assertEquals(List.of(), keys.unknown(config).stream().map(UnknownKey::at).toList());
      }
      case ALLOY,
          GRAFANA_AGENT,
          GRAFANA,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR -> {}
    }
  }
}
