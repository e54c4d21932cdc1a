package dev.plg.emit.helm;

import dev.plg.catalog.Catalog;
import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartSwitch;
import dev.plg.component.Metadata;
import dev.plg.component.Released;
import dev.plg.finding.Pointer;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.plan.Unsupported;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The chart `loki-stack`: the charts of Loki, Promtail and Grafana in one release.
final class Umbrella {

  /// The name that `--only` takes, and of the folder and the release.
  static final String NAME = Catalog.LOKI_STACK.name();

  /// The programs within it, in the order of its values.
  private static final List<Program> PARTS =
      Stream.of(Program.values())
          .filter(program -> Catalog.withinLokiStack(program).isPresent())
          .toList();

  /// What else it can bring, and why a stack brings none of it.
  private static final Map<String, String> OTHERS = others();

  private Umbrella() {}

  private static Map<String, String> others() {
    var others = new LinkedHashMap<String, String>();
    others.put("fluent-bit", "plg's collector is Promtail");
    others.put("filebeat", "sends only to Logstash");
    others.put("logstash", "");
    others.put("prometheus", "where there is one, its address is `prometheus.url` in the stack");
    return others;
  }

  /// True where a component is installed by this chart.
  static boolean holds(Stack stack, String component) {
    return Program.of(component)
        .filter(program -> Released.isWithinLokiStack(stack, program))
        .isPresent();
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
    var unsupported = new ArrayList<Unsupported>(ofAnotherLine(stack));
    for (Program program : PARTS) {
      String name = program.id();
      values.put(name, ChartSwitch.off());
      for (ChartValues part : parts) {
        if (part.component().equals(name)) {
          values.put(name, on(part));
          unsupported.addAll(part.unsupported());
        }
      }
    }
    OTHERS.forEach((name, why) -> values.put(name, ChartSwitch.off(), why));
    values.put("test_pod", ChartSwitch.off(), "a pod that only helm test runs");
    Chart chart = Catalog.LOKI_STACK;
    return new ChartValues(
        NAME, stack.named(NAME), chart, values.build(), unsupported, List.of(), switches());
  }

  private static List<String> switches() {
    var switches = new ArrayList<>(PARTS.stream().map(Program::id).toList());
    switches.addAll(OTHERS.keySet());
    return switches;
  }

  private static Mapping on(ChartValues part) {
    Mapping.Builder values = ChartSwitch.on("").tree().toBuilder().addAll(part.values());
    if (part.component().equals(Program.GRAFANA.id())) {
      var sources = ChartSwitch.off("the data sources are above; it does not call the API server");
      values.put("sidecar", Mapping.of("datasources", sources));
    }
    return values.build();
  }

  private static List<Unsupported> ofAnotherLine(Stack stack) {
    String line = stack.loki().version();
    String own = Catalog.LINE_OF_LOKI_STACK;
    return Metadata.release(stack, Program.LOKI).version().minor().equals(own)
        ? List.of()
        : List.of(
            new Unsupported(
                Pointer.of("loki", "version"),
                "chart loki-stack %s is not for Loki %s"
                    .formatted(Catalog.LOKI_STACK.version(), line),
                "it was built for Loki and Promtail %s, and upstream deprecated it".formatted(own),
                "set `loki.version: \"%s\"`, or remove `helm.chart`".formatted(own)));
  }
}
