package dev.plg.view;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.stream.Stream;

/// A data source that a dashboard names for a panel, a query or a variable.
///
/// @param type `loki` or `tempo`
public record PanelSource(String type, PlacedText uid) {

  /// What the sidecar of Grafana's chart looks for.
  // grafana/helm-charts charts/grafana/values.yaml sidecar.dashboards.label
  private static final String SIDECAR_LABEL = "grafana_dashboard";

  /// Those of the dashboards in a picture that are for Loki or Tempo, but variables.
  public static Stream<PanelSource> in(Picture picture) {
    return Stream.concat(
            picture.objects("GrafanaDashboard").flatMap(PanelSource::json),
            picture
                .objects("ConfigMap")
                .filter(it -> it.labels().containsKey(SIDECAR_LABEL))
                .flatMap(KubeObject::texts))
        .filter(text -> text.text().contains("\"loki\"") || text.text().contains("\"tempo\""))
        .flatMap(text -> YamlReader.readInside(text).documents().stream())
        .map(Document::root)
        .flatMap(PanelSource::of)
        .filter(it -> !it.uid().value().contains("$") && !it.uid().value().startsWith("-- "));
  }

  private static Stream<Scalar> json(KubeObject dashboard) {
    return dashboard.spec().find("json").stream()
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast);
  }

  private static Stream<PanelSource> of(Node node) {
    return switch (node) {
      case Mapping mapping ->
          Stream.concat(
              named(mapping.mapping("datasource")),
              mapping.entries().stream().flatMap(entry -> of(entry.value())));
      case Sequence sequence -> sequence.items().stream().flatMap(PanelSource::of);
      case Scalar _ -> Stream.empty();
    };
  }

  private static Stream<PanelSource> named(Mapping source) {
    String type = source.text("type").orElse("");
    boolean isOurs = type.equals("loki") || type.equals("tempo");
    return source.text("uid").stream()
        .filter(_ -> isOurs)
        .map(uid -> new PanelSource(type, new PlacedText(uid, source.placeOf("uid"))));
  }
}
