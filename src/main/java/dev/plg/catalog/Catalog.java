package dev.plg.catalog;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// The version lines that plg can deploy.
public final class Catalog {

  /// The oldest and the newest Kubernetes minor that the manifests are written for.
  // community charts/loki/Chart.yaml@loki-18.11.0 kubeVersion ">=1.25.0-0"
  public static final Version KUBERNETES_MIN = Version.of("1.25");

  // The newest whose API versions were read.
  public static final Version KUBERNETES_MAX = Version.of("1.36");

  /// The first Kubernetes without `policy/v1beta1`, its PodDisruptionBudget and PodSecurityPolicy.
  // kubernetes docs/reference/using-api/deprecation-guide: v1.25
  public static final Version POLICY_V1BETA1_END = Version.of("1.25");

  /// The first Helm in which null takes a key of a part's defaults away.
  public static final Version HELM_REMOVES_BY_NULL = Version.of("3.17.1");

  // helm-charts README.md:16
  private static final String GRAFANA = "https://grafana.github.io/helm-charts";
  // community helm-charts README.md:32
  private static final String COMMUNITY = "https://grafana-community.github.io/helm-charts";
  // deliveryhero README.md:12@17aac33
  private static final String DELIVERY_HERO = "oci://ghcr.io/deliveryhero/helm-charts";

  // loki docs/sources/send-data/promtail/_index.md:12@v3.7.6
  private static final EndOfLife PROMTAIL_END =
      new EndOfLife(
          LocalDate.of(2026, 3, 2),
          "Grafana Alloy",
          "https://grafana.com/docs/loki/latest/send-data/promtail/");

  // agent README.md:1
  private static final EndOfLife AGENT_END =
      new EndOfLife(
          LocalDate.of(2025, 11, 1), "Grafana Alloy", "https://github.com/grafana/agent#readme");

  // alloy operations/helm/charts/alloy/{Chart,values}.yaml@helm-chart/1.11.1
  private static final ProgramRelease ALLOY =
      release(
          Program.ALLOY,
          "1.18.1",
          Image.dockerHub("grafana/alloy", "v1.18.1"),
          new Chart(GRAFANA, "alloy", "1.11.1", false));

  // kubernetes-event-exporter .github/workflows/release.yml:36@v1.7
  private static final ProgramRelease EVENT_EXPORTER =
      new ProgramRelease(
          Program.EVENT_EXPORTER,
          Version.of("1.7"),
          new Image("ghcr.io", "resmoio/kubernetes-event-exporter", "v1.7"),
          Optional.empty(),
          Optional.empty());

  // deliveryhero stable/node-problem-detector/{Chart,values}.yaml@ade4bc5
  private static final ProgramRelease NODE_PROBLEM_DETECTOR =
      release(
          Program.NODE_PROBLEM_DETECTOR,
          "0.8.18",
          new Image("registry.k8s.io", "node-problem-detector/node-problem-detector", "v0.8.18"),
          new Chart(DELIVERY_HERO, "node-problem-detector", "2.3.13", false));

  /// The line whose versions the reference documents name.
  private static final Line LINE_2_9 =
      line(
          "2.9",
          // loki cmd/loki/Dockerfile@v2.9.6: from alpine
          new LokiTraits(Optional.empty(), true),
          // helm-charts charts/tempo/values.yaml:60@tempo-1.8.0, tempo cmd/tempo/Dockerfile@v2.4.2
          new TempoTraits(3100, 0),
          // loki production/helm/loki/Chart.yaml@helm-loki-5.48.0
          release(
              Program.LOKI,
              "2.9.6",
              Image.dockerHub("grafana/loki", "2.9.6"),
              new Chart(GRAFANA, "loki", "5.48.0", false)),
          // helm-charts charts/promtail/Chart.yaml@promtail-6.15.5
          ended(
              Program.PROMTAIL,
              "2.9.3",
              Image.dockerHub("grafana/promtail", "2.9.3"),
              new Chart(GRAFANA, "promtail", "6.15.5", false),
              PROMTAIL_END),
          // helm-charts charts/grafana/Chart.yaml@grafana-10.5.15
          release(
              Program.GRAFANA,
              "12.3.1",
              Image.dockerHub("grafana/grafana", "12.3.1"),
              new Chart(GRAFANA, "grafana", "10.5.15", true)),
          // helm-charts charts/tempo/Chart.yaml@tempo-1.8.0
          release(
              Program.TEMPO,
              "2.4.2",
              Image.dockerHub("grafana/tempo", "2.4.2"),
              new Chart(GRAFANA, "tempo", "1.8.0", false)),
          // agent operations/helm/charts/grafana-agent/{Chart,values}.yaml@6ef2bd7f2
          ended(
              Program.GRAFANA_AGENT,
              "0.42.0",
              Image.dockerHub("grafana/agent", "v0.42.0"),
              new Chart(GRAFANA, "grafana-agent", "0.42.0", false),
              AGENT_END),
          ALLOY,
          EVENT_EXPORTER,
          // deliveryhero stable/k8s-event-logger@352d7c1
          release(
              Program.K8S_EVENT_LOGGER,
              "2.1",
              Image.dockerHub("maxrocketinternet/k8s-event-logger", "2.1"),
              new Chart(DELIVERY_HERO, "k8s-event-logger", "1.1.6", false)),
          NODE_PROBLEM_DETECTOR);

  /// The line that upstream mends today.
  private static final Line LINE_3_7 =
      line(
          "3.7",
          // community charts/loki/values.yaml:223@loki-18.11.0, loki cmd/loki/Dockerfile@v3.7.6
          new LokiTraits(Optional.of("/loki/api/v1/status/buildinfo"), false),
          // community charts/tempo/values.yaml:126@tempo-2.2.4, tempo cmd/tempo/Dockerfile@v2.10.8
          new TempoTraits(3200, 10001),
          // community charts/loki/Chart.yaml@loki-18.11.0
          release(
              Program.LOKI,
              "3.7.6",
              Image.dockerHub("grafana/loki", "3.7.6"),
              new Chart(COMMUNITY, "loki", "18.11.0", false)),
          // No Promtail image follows 3.6: helm-charts charts/promtail/Chart.yaml@promtail-6.17.1
          ended(
              Program.PROMTAIL,
              "3.5.1",
              Image.dockerHub("grafana/promtail", "3.5.1"),
              new Chart(GRAFANA, "promtail", "6.17.1", true),
              PROMTAIL_END),
          // community charts/grafana/Chart.yaml@grafana-12.11.1
          release(
              Program.GRAFANA,
              "13.2.0",
              Image.dockerHub("grafana/grafana", "13.2.0"),
              new Chart(COMMUNITY, "grafana", "12.11.1", false)),
          // community charts/tempo/Chart.yaml@tempo-2.2.4
          release(
              Program.TEMPO,
              "2.10.8",
              Image.dockerHub("grafana/tempo", "2.10.8"),
              new Chart(COMMUNITY, "tempo", "2.2.4", false)),
          // agent operations/helm/charts/grafana-agent/{Chart,values}.yaml@9c3cf64c9
          ended(
              Program.GRAFANA_AGENT,
              "0.44.2",
              Image.dockerHub("grafana/agent", "v0.44.2"),
              new Chart(GRAFANA, "grafana-agent", "0.44.2", false),
              AGENT_END),
          ALLOY,
          EVENT_EXPORTER,
          // deliveryhero stable/k8s-event-logger/Chart.yaml@17aac33
          release(
              Program.K8S_EVENT_LOGGER,
              "2.7",
              Image.dockerHub("maxrocketinternet/k8s-event-logger", "2.7"),
              new Chart(DELIVERY_HERO, "k8s-event-logger", "1.4.0", false)),
          NODE_PROBLEM_DETECTOR);

  /// All lines, oldest first.
  public static final List<Line> LINES = List.of(LINE_2_9, LINE_3_7);

  /// The chart with the charts of Loki, Promtail and Grafana in it.
  // helm-charts charts/loki-stack/Chart.yaml@loki-stack-2.10.2; 2.10.3 is the same with deprecated:
  // true
  public static final Chart LOKI_STACK = new Chart(GRAFANA, "loki-stack", "2.10.2", true);

  private Catalog() {}

  /// The chart of a program within [#LOKI_STACK]; empty where it has none.
  public static Optional<Chart> withinLokiStack(Program program) {
    return KnownCharts.of(LOKI_STACK.name(), LOKI_STACK.version())
        .map(chart -> chart.parts().get(program.id()))
        .map(part -> new Chart(GRAFANA, part.chart(), part.version(), false));
  }

  /// The name of the line whose Promtail is the one within [#LOKI_STACK].
  public static String lineOfLokiStack() {
    return LINES.stream()
        .filter(
            line ->
                line.release(Program.PROMTAIL)
                    .chart()
                    .map(Chart::version)
                    .equals(withinLokiStack(Program.PROMTAIL).map(Chart::version)))
        .map(Line::name)
        .findFirst()
        .orElseThrow();
  }

  /// The line of that name: `2.9` or `3.7`.
  public static Optional<Line> line(String name) {
    return LINES.stream().filter(line -> line.name().equals(name)).findFirst();
  }

  /// The names of all lines, oldest first.
  public static List<String> lineNames() {
    return LINES.stream().map(Line::name).toList();
  }

  private static Line line(
      String name, LokiTraits loki, TempoTraits tempo, ProgramRelease... releases) {
    var byProgram = new EnumMap<Program, ProgramRelease>(Program.class);
    for (ProgramRelease release : releases) {
      byProgram.put(release.program(), release);
    }
    return new Line(name, byProgram, loki, tempo);
  }

  private static ProgramRelease release(Program program, String version, Image image, Chart chart) {
    return new ProgramRelease(
        program, Version.of(version), image, Optional.of(chart), Optional.empty());
  }

  private static ProgramRelease ended(
      Program program, String version, Image image, Chart chart, EndOfLife end) {
    return new ProgramRelease(
        program, Version.of(version), image, Optional.of(chart), Optional.of(end));
  }
}
