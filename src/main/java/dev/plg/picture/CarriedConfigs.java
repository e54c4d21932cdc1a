package dev.plg.picture;

import dev.plg.alloy.AlloyFile;
import dev.plg.catalog.Program;
import dev.plg.picture.shipper.ShipperText;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The configurations that send to Loki and Tempo, or query them, in the values of charts of other
/// programs.
final class CarriedConfigs {

  private CarriedConfigs() {}

  /// Those in the values of a chart; none where it is no such chart, or nothing is set.
  static List<ProgramConfig> in(String chart, Mapping values) {
    return switch (chart) {
      // prometheus-community/helm-charts charts/kube-prometheus-stack/values.yaml
      case "kube-prometheus-stack", "prometheus-operator" ->
          Stream.concat(
                  Stream.of(values.mapping("grafana"))
                      .filter(it -> !it.sequence("additionalDataSources").items().isEmpty())
                      .map(it -> of(Program.GRAFANA, "datasources", it, "additionalDataSources")),
                  files(values.mapping("grafana").mapping("datasources")))
              .toList();
      // open-telemetry/opentelemetry-helm-charts charts/opentelemetry-collector/values.yaml
      case "opentelemetry-collector" ->
          Stream.of("config", "alternateConfig")
              .flatMap(key -> whole(Program.OPENTELEMETRY_COLLECTOR, values, key))
              .toList();
      // fluent/helm-charts charts/fluent-bit/values.yaml, charts/fluentd/values.yaml
      case "fluent-bit" -> texts(values.mapping("config")).toList();
      case "fluentd" -> texts(values.mapping("fileConfigs")).toList();
      // vectordotdev/helm-charts charts/vector/values.yaml
      case "vector" -> whole(Program.VECTOR, values, "customConfig").toList();
      default -> List.of();
    };
  }

  private static Stream<ProgramConfig> files(Mapping files) {
    return files.entries().stream()
        .filter(it -> it.value() instanceof Mapping)
        .map(it -> config(Program.GRAFANA, (Mapping) it.value(), placed(files, it.key())));
  }

  private static ProgramConfig of(Program program, String name, Mapping values, String key) {
    Mapping tree = Mapping.of(name, values.sequence(key));
    return config(program, tree, placed(values, key));
  }

  private static Stream<ProgramConfig> whole(Program program, Mapping values, String key) {
    Mapping tree = values.mapping(key);
    return tree.isEmpty() ? Stream.empty() : Stream.of(config(program, tree, placed(values, key)));
  }

  private static Stream<ProgramConfig> texts(Mapping texts) {
    return texts.entries().stream().map(Mapping.Entry::value).flatMap(it -> text(it).stream());
  }

  private static Optional<ProgramConfig> text(Node value) {
    return value instanceof Scalar text && text.isString()
        ? ShipperText.guess(text.text())
            .flatMap(program -> ShipperText.read(text).map(tree -> config(program, tree, text)))
        : Optional.empty();
  }

  private static Scalar placed(Mapping values, String key) {
    return new Scalar(Scalar.Kind.STRING, "", values.placeOf(key));
  }

  private static ProgramConfig config(Program program, Mapping tree, Scalar text) {
    return new ProgramConfig(
        program,
        Optional.empty(),
        tree,
        text,
        Optional.empty(),
        text.place().file(),
        AlloyFile.EMPTY,
        List.of());
  }
}
