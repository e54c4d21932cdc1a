package dev.plg.component;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.finding.Pointer;
import dev.plg.model.HelmCharts;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The chart `loki-stack`: the charts of Loki, Promtail and Grafana in one release.
public final class Umbrella {

  /// The name that `--only` takes, and of the folder and the release.
  public static final String NAME = "loki-stack";

  /// The components within it.
  public static final List<String> PARTS =
      List.of(Program.LOKI.id(), Program.PROMTAIL.id(), Program.GRAFANA.id());

  /// What else it can bring, and why a stack brings none of it.
  private static final Map<String, String> OTHERS = others();

  private static final String LINE = "2.9";

  private Umbrella() {}

  private static Map<String, String> others() {
    var others = new LinkedHashMap<String, String>();
    others.put("fluent-bit", "plg's collector is Promtail");
    others.put("filebeat", "sends to logstash alone");
    others.put("logstash", "");
    others.put("prometheus", "where there is one, its address is `prometheus.url` in the stack");
    return others;
  }

  /// True where a component is installed by this chart.
  public static boolean holds(Stack stack, String component) {
    return stack.charts() == HelmCharts.LOKI_STACK && PARTS.contains(component);
  }

  /// The labels by which it chooses the pods of one of its parts.
  // charts/loki/templates/statefulset.yaml@loki-2.16.0, promtail and grafana templates/_helpers.tpl
  public static Mapping selector(Stack stack, Program program) {
    boolean old = program == Program.LOKI;
    return Mapping.builder()
        .put(old ? "app" : "app.kubernetes.io/name", program.id())
        .put(old ? "release" : Metadata.INSTANCE, stack.named(NAME))
        .build();
  }

  /// The charts with one in place of its parts, where they are: after what they have in plg's own
  /// chart, before all others.
  static List<ChartValues> around(Stack stack, List<ChartValues> charts) {
    List<ChartValues> held = charts.stream().filter(it -> holds(stack, it.component())).toList();
    List<ChartValues> parts = held.stream().filter(it -> !it.chart().isLocal()).toList();
    if (parts.isEmpty()) {
      return charts;
    }
    var all = new ArrayList<ChartValues>();
    held.stream().filter(it -> it.chart().isLocal()).forEach(all::add);
    all.add(one(stack, parts));
    charts.stream().filter(it -> !held.contains(it)).forEach(all::add);
    return List.copyOf(all);
  }

  private static ChartValues one(Stack stack, List<ChartValues> parts) {
    Mapping.Builder values = Mapping.builder();
    var unfit = new ArrayList<Unfit>(ofAnotherLine(stack));
    for (String name : PARTS) {
      values.put(name, ChartSwitch.off().values());
      for (ChartValues part : parts) {
        if (part.component().equals(name)) {
          values.put(name, on(part));
          unfit.addAll(part.unfit());
        }
      }
    }
    OTHERS.forEach((name, why) -> values.put(name, ChartSwitch.off().values(), why));
    values.put("test_pod", ChartSwitch.off().values(), "a pod that only helm test runs");
    Chart chart = Catalog.LOKI_STACK;
    return new ChartValues(
        NAME, stack.named(NAME), chart, values.build(), unfit, List.of(), switches());
  }

  private static List<String> switches() {
    var switches = new ArrayList<>(PARTS);
    switches.addAll(OTHERS.keySet());
    return switches;
  }

  private static Mapping on(ChartValues part) {
    Mapping.Builder values = ChartSwitch.on("").values().toBuilder().addAll(part.values());
    if (part.component().equals(Program.GRAFANA.id())) {
      var sources = ChartSwitch.off("the data sources are above; nothing asks the API server");
      values.put("sidecar", Mapping.builder().put("datasources", sources.values()).build());
    }
    return values.build();
  }

  private static List<Unfit> ofAnotherLine(Stack stack) {
    String line = stack.loki().version();
    return line.equals(LINE)
        ? List.of()
        : List.of(
            new Unfit(
                Pointer.of("loki", "version"),
                "chart loki-stack %s is not for Loki %s"
                    .formatted(Catalog.LOKI_STACK.version(), line),
                "its parts are of the time of Loki and Promtail 2.9, and upstream gave it up with"
                    + " them",
                "set `loki.version: \"%s\"`, or remove `helm.chart`".formatted(LINE)));
  }
}
