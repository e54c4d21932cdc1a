package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.catalog.KnownChart;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The objects that a chart makes of values.
///
/// A configuration is a text without characters, whose tree is in [#trees]: its keys keep the
/// places of the values that they come from.
public final class ChartObjects {

  private static final Set<String> CONFIGS = Set.of("ConfigMap", "Secret");

  private final List<Mapping> objects = new ArrayList<>();
  private final IdentityHashMap<String, Mapping> trees = new IdentityHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private ChartObjects() {}

  /// Puts the objects together.
  ///
  /// @param values of the chart, as the user wrote them
  /// @param release its name; empty where it is not known
  public static ChartObjects of(
      KnownChart chart, Mapping values, String release, String namespace) {
    var made = new ChartObjects();
    // what the user writes as the chart has it is the chart's default still
    Mapping changes = chart.keys().read(chart.defaults().differing(values));
    Mapping whole = ChartDefaultPlaces.of(chart).with(changes);
    String name = release.isEmpty() ? chart.name() : release;
    made.add(new Install(chart, name, namespace, new ReleaseValues(whole)));
    return made;
  }

  public List<Mapping> objects() {
    return objects;
  }

  /// What the texts of the objects hold that are configurations, by the very string.
  public IdentityHashMap<String, Mapping> trees() {
    return trees;
  }

  /// What is wrong with values that are documents themselves.
  public List<Finding> findings() {
    return findings;
  }

  /// Whether plg knows the objects of a chart at its version; of one that it does not know, [#of]
  /// has none.
  public static boolean areKnown(KnownChart chart) {
    return switch (chart.name()) {
      case "alloy", "grafana" -> true;
      case "grafana-agent" -> Capability.AGENT_CHART_READS_MONITORS.isIn(chart.version());
      case "loki" -> isKnownLoki(chart);
      case "promtail" -> Capability.PROMTAIL_CHART_BUILDS_CONFIG.isIn(chart.version());
      case "tempo" -> Capability.TEMPO_CHART_TAKES_OTLP.isIn(chart.version());
      default ->
          chart.parts().values().stream()
              .flatMap(part -> part.find().stream())
              .anyMatch(ChartObjects::areKnown);
    };
  }

  private static boolean isKnownLoki(KnownChart chart) {
    if (!chart.keys().reads("loki.commonConfig")) {
      return Capability.LOKI_CHART_SECURES_CONTAINER.isIn(chart.version());
    }
    return Capability.LOKI_CHART_IS_REBUILT.isIn(chart.version())
        ? Capability.LOKI_CHART_IS_UNIFORM.isIn(chart.version())
        : Capability.LOKI_CHART_HAS_RUNTIME_CONFIG.isIn(chart.version());
  }

  private void add(Install install) {
    install
        .chart()
        .parts()
        .forEach(
            (key, part) ->
                part.find()
                    .filter(_ -> isOn(install.values(), key))
                    .ifPresent(it -> add(install.part(key, it))));
    int before = objects.size();
    addOwn(install);
    if (!areKnown(install.chart())) {
      boolean isConfigured = isConfigKnown(install);
      objects
          .subList(before, objects.size())
          .removeIf(it -> !isConfigured || !CONFIGS.contains(kind(it)));
    }
  }

  /// Whether plg knows the configuration that a chart makes whose pods it does not know.
  private static boolean isConfigKnown(Install install) {
    return switch (install.chart().name()) {
      case "promtail" -> false;
      case "tempo" -> install.reads("config");
      default -> true;
    };
  }

  private static String kind(Mapping object) {
    return object.text("kind").orElse("");
  }

  private void addOwn(Install install) {
    switch (install.chart().name()) {
      case "alloy", "grafana-agent" -> CollectorObjects.add(install, this);
      case "grafana" -> GrafanaObjects.add(install, this);
      case "loki" -> {
        if (install.reads("loki.commonConfig")) {
          LokiObjects.add(install, this);
        } else {
          OldLokiObjects.add(install, this);
        }
      }
      case "promtail" -> PromtailObjects.add(install, this);
      case "tempo" -> TempoObjects.add(install, this);
      default -> {} // other charts run nothing that rules look at
    }
  }

  /// A part runs unless its switch is off.
  private static boolean isOn(ReleaseValues values, String key) {
    return !values.knows(key + ".enabled") || values.isOn(key + ".enabled");
  }

  /// Adds an object; what of it has no place gets that of the nearest part around it.
  void add(Location place, Mapping object) {
    objects.add(Filled.at(place, object));
  }

  /// A text in place of a configuration.
  ///
  /// @param place where the values that it is made of begin
  Scalar text(Location place, Mapping config) {
    String text = new String("");
    trees.put(text, Filled.at(place, config));
    return new Scalar(Scalar.Kind.STRING, text, place);
  }

  /// The document that a value is; empty where it is none, or a template that does more than name
  /// values.
  <N extends Node> Optional<N> document(ReleaseValues values, Optional<Node> value, Class<N> kind) {
    return value
        .filter(it -> it instanceof Scalar text && text.isString())
        .map(it -> rendered(values, (Scalar) it))
        .filter(text -> !text.text().contains("{{"))
        .flatMap(
            text -> {
              Parsed parsed = YamlReader.readInside(text);
              findings.addAll(parsed.findings());
              return parsed.documents().stream().map(Document::root).findFirst();
            })
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /// A text with what it names of the values in place of its templates.
  static Scalar rendered(ReleaseValues values, Scalar text) {
    String rendered = text.text().contains("{{") ? values.rendered(text.text()) : text.text();
    return new Scalar(text.kind(), rendered, text.place(), text.body());
  }
}
