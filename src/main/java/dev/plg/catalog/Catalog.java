package dev.plg.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The versions that plg can deploy.
public final class Catalog {

  /// The oldest and the newest Kubernetes minor that the manifests are written for.
  // community charts/loki/Chart.yaml@loki-18.11.0 kubeVersion ">=1.25.0-0"
  public static final Version KUBERNETES_MIN = Version.of("1.25");

  // The newest whose API versions were read.
  public static final Version KUBERNETES_MAX = Version.of("1.36");

  /// The Kubernetes of a stack that names none.
  public static final Version KUBERNETES_STANDARD = Version.of("1.33");

  /// The first Kubernetes without `policy/v1beta1`, its PodDisruptionBudget and PodSecurityPolicy.
  // kubernetes docs/reference/using-api/deprecation-guide: v1.25
  public static final Version POLICY_V1BETA1_END = Version.of("1.25");

  /// The first Helm in which null takes a key of a part's defaults away.
  public static final Version HELM_REMOVES_BY_NULL = Version.of("3.17.1");

  /// The versions of kustomize whose `includeTemplates` labels volumeClaimTemplates too.
  public static final String KUSTOMIZE_LABELS_CLAIMS = "5.0 to 5.7";

  /// The lines whose releases were chosen together, oldest first.
  public static final List<Line> LINES = List.of(Line.read("2.9"), Line.read("3.7"));

  /// The chart with the charts of Loki, Promtail and Grafana in it.
  // helm-charts charts/loki-stack/Chart.yaml@loki-stack-2.10.2; 2.10.3 is the same with deprecated:
  // true
  public static final Chart LOKI_STACK =
      new Chart("https://grafana.github.io/helm-charts", "loki-stack", "2.10.2", true);

  /// The name of the line whose Promtail is the one within [#LOKI_STACK].
  public static final String LINE_OF_LOKI_STACK = "2.9";

  private static final Map<LineVersions, Line> MADE = new ConcurrentHashMap<>();

  private Catalog() {}

  /// The chart of a program within [#LOKI_STACK]; empty where it has none.
  public static Optional<Chart> withinLokiStack(Program program) {
    return KnownCharts.of(LOKI_STACK.name(), LOKI_STACK.version())
        .map(chart -> chart.parts().get(program.id()))
        .map(part -> new Chart(LOKI_STACK.repository(), part.chart(), part.version(), false));
  }

  /// The name of the newest line whose Loki keeps its index in DynamoDB.
  public static String lineOfTables() {
    return LINES.reversed().stream()
        .filter(line -> !Capability.LOKI_WITHOUT_TABLES.isIn(line.release(Program.LOKI).version()))
        .map(Line::name)
        .findFirst()
        .orElseThrow();
  }

  /// The releases of a stack that names these versions.
  ///
  /// @param loki a minor or a full version
  /// @param programs minors or full versions of other programs, by their ids
  /// @param charts the versions of charts, by the ids of their programs
  /// @throws java.util.NoSuchElementException where one is not among [WrittenVersions]
  public static Line line(String loki, Map<String, String> programs, Map<String, String> charts) {
    var versions = new LineVersions(loki, programs, charts);
    return programs.isEmpty() && charts.isEmpty()
        ? line(loki).orElseGet(() -> made(versions))
        : made(versions);
  }

  private static Line made(LineVersions versions) {
    return MADE.computeIfAbsent(versions, LineVersions::line);
  }

  /// The line of that name: `2.9` or `3.7`.
  public static Optional<Line> line(String name) {
    return LINES.stream().filter(line -> line.name().equals(name)).findFirst();
  }

  /// The names of all lines, oldest first.
  public static List<String> lineNames() {
    return LINES.stream().map(Line::name).toList();
  }
}
