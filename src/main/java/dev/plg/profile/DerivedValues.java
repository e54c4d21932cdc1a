package dev.plg.profile;

import dev.plg.finding.Pointer;
import dev.plg.model.Alloy;
import dev.plg.model.Collector;
import dev.plg.model.PodSettings;
import dev.plg.model.Promtail;
import dev.plg.model.Quantity;
import dev.plg.model.Resources;
import dev.plg.model.Retention;
import dev.plg.model.SchemaPeriod;
import dev.plg.model.Stack;
import dev.plg.model.Tempo;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// What plg makes of the keys that a stack file leaves out and that have no fixed default, written
/// as that file would write them.
final class DerivedValues {

  /// A value, and what it follows from.
  record Value(Node node, String why) {
    String origin() {
      return why.equals(CompletedStack.DEFAULT) ? why : "derived: " + why;
    }
  }

  private static final String LOAD = "`loki.ingest` and `cluster.nodes`";

  private final Map<Pointer, Value> values = new HashMap<>();
  private final Stack stack;

  private DerivedValues(Stack stack) {
    this.stack = stack;
  }

  static Map<Pointer, Value> of(Stack stack) {
    var derived = new DerivedValues(stack);
    derived.loki();
    derived.collector();
    stack.grafana().ifPresent(it -> derived.disk("grafana", it.disk().size(), "default"));
    stack.grafana().ifPresent(it -> derived.pods("grafana", it.workload(), "tier"));
    stack.tempo().ifPresent(derived::tempo);
    stack.agent().ifPresent(it -> derived.pods("agent", it.workload(), "tier and load"));
    return derived.values;
  }

  private void loki() {
    if (stack.logsOutside().isPresent()) {
      return;
    }
    if (stack.versions().charts().containsKey("loki")) {
      put("loki", "version", Scalar.of(stack.loki().version()), "`helm.charts`");
    }
    put("loki", "retention", retention(), "the tier and the storage");
    put("loki", "schema", schema(), "the storage, for a new Loki");
    pods("loki", stack.loki().workload(), "tier and `loki.ingest`");
    if (stack.storage().localDisk().isEmpty()) {
      disk("loki", stack.loki().disk().size(), "default");
    }
  }

  private Node retention() {
    return Scalar.of(stack.loki().retention().period().map(Retention::hours).orElse("forever"));
  }

  private Node schema() {
    return Sequence.of(stack.loki().schema().periods().stream().map(this::period).toList());
  }

  private Mapping period(SchemaPeriod period) {
    return Mapping.builder()
        .put("from", period.from().toString())
        .put("store", period.store().id())
        .put("schema", "v" + period.schema())
        .build();
  }

  private void collector() {
    switch (stack.collector()) {
      case Promtail it -> pods("promtail", it.workload(), LOAD);
      case Alloy it -> pods("alloy", it.workload(), LOAD);
      case Collector.None _ -> {}
    }
  }

  private void tempo(Tempo tempo) {
    put("tempo", "retention", Scalar.of(tempo.retention().hours()), "tier");
    disk("tempo", tempo.disk().size(), "the storage");
    pods("tempo", tempo.workload(), "tier and `tempo.ingest`");
  }

  private void pods(String section, PodSettings pods, String why) {
    put(section, "resources", resources(pods.resources()), why);
  }

  private void disk(String section, Quantity size, String why) {
    put(section, "persistence", Mapping.of("size", size.text()), why);
  }

  private void put(String section, String key, Node value, String why) {
    String words = why.replace("tier", "tier " + stack.tier().name().toLowerCase(Locale.ROOT));
    values.put(Pointer.of(section, key), new Value(value, words));
  }

  private static Mapping resources(Resources resources) {
    return Mapping.builder()
        .with("requests", quantities(resources.requests()))
        .with("limits", quantities(resources.limits()))
        .build();
  }

  private static Mapping quantities(SortedMap<String, Quantity> quantities) {
    Mapping.Builder texts = Mapping.builder();
    quantities.forEach((name, quantity) -> texts.put(name, quantity.text()));
    return texts.build();
  }
}
