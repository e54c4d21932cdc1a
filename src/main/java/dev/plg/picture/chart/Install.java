package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.catalog.KnownChart;
import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.Map;
import java.util.Optional;

/// A chart that is installed: what its templates know besides the values.
record Install(KnownChart chart, String release, String namespace, ReleaseValues values) {

  /// A chart that this one depends on, with its values.
  Install part(String key, KnownChart part) {
    Mapping global = values.map("global");
    Mapping own = values.map(key);
    Mapping whole =
        own.find("global").isPresent() || global.isEmpty()
            ? own
            : own.toBuilder().put("global", global).build();
    return new Install(part, release, namespace, new ReleaseValues(whole));
  }

  /// Whether the chart's version does something.
  boolean can(Capability capability) {
    return capability.isIn(chart.version());
  }

  /// Whether the chart's templates read a value.
  boolean reads(String path) {
    return chart.keys().reads(path);
  }

  /// The chart's name, or what the values override it with.
  String name() {
    return override("nameOverride").orElse(chart.name());
  }

  /// A name that the values set, which may be made of that of the release.
  private Optional<String> override(String path) {
    return values
        .find(path)
        .filter(Scalar.class::isInstance)
        .map(
            it -> ((Scalar) it).text().replaceAll("\\{\\{-? *\\$?\\.Release\\.Name *-?}}", release))
        .filter(name -> !name.contains("{{"));
  }

  /// The name that most objects have.
  String fullName() {
    return override("fullnameOverride").orElseGet(() -> under(name()));
  }

  /// The release's name, followed by a name that it does not hold already.
  String under(String name) {
    return release.contains(name) ? release : release + "-" + name;
  }

  /// The labels that select the release's pods.
  Mapping labels() {
    return Mapping.of("app.kubernetes.io/name", name(), "app.kubernetes.io/instance", release);
  }

  /// The ServiceAccount that pods run as.
  String account() {
    Optional<String> named = values.text("serviceAccount.name");
    boolean isShort = reads("loki.commonConfig") && !can(Capability.LOKI_CHART_NAMES_BY_RELEASE);
    String own = isShort ? name() : fullName();
    return named.orElseGet(() -> values.isOn("serviceAccount.create") ? own : "default");
  }

  /// The beginning of an object.
  Mapping.Builder object(String apiVersion, String kind, String name) {
    return Mapping.builder()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put(
            "metadata",
            Mapping.builder().put("name", name).with("namespace", namespaceName()).build());
  }

  /// The same for an object of the whole cluster.
  static Mapping.Builder ofCluster(String apiVersion, String kind, String name) {
    return Mapping.builder()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("metadata", Mapping.of("name", name));
  }

  private String namespaceName() {
    return values.text("namespaceOverride").or(() -> values.text("namespace")).orElse(namespace);
  }

  String namespaceOfObjects() {
    return namespaceName();
  }

  /// The image at a path of the values, whose `tag` defaults to the chart's version of its program.
  Scalar image(String path) {
    return ImageTexts.of(values, values.at(path), chart.app());
  }

  /// Where the values of the release begin.
  Location place() {
    return values.tree().place();
  }

  /// A reference by name, as Kubernetes writes it.
  static Mapping named(String name) {
    return Mapping.of(Map.of("name", name));
  }
}
