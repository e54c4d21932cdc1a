package dev.plg.picture;

import dev.plg.alloy.AlloyFile;
import dev.plg.catalog.Program;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The configurations that operators make of their objects: each in the shape of the program that
/// reads it.
final class OperatorConfigs {

  private OperatorConfigs() {}

  /// Whether an object is of an operator whose objects are read.
  static boolean knows(KubeObject object) {
    return program(object).isPresent();
  }

  private static Optional<Program> program(KubeObject object) {
    int slash = object.apiVersion().indexOf('/');
    String group = slash < 0 ? "" : object.apiVersion().substring(0, slash);
    return switch (group) {
      case "opentelemetry.io" -> Optional.of(Program.OPENTELEMETRY_COLLECTOR);
      case "grafana.integreatly.org", "integreatly.org" -> Optional.of(Program.GRAFANA);
      case "fluentbit.fluent.io" -> Optional.of(Program.FLUENT_BIT);
      case "fluentd.fluent.io", "logging.banzaicloud.io" -> Optional.of(Program.FLUENTD);
      default -> Optional.empty();
    };
  }

  /// The configurations of an object; none where it is of another kind.
  static Stream<ProgramConfig> of(KubeObject object) {
    return switch (object.kind()) {
      case "OpenTelemetryCollector",
          "GrafanaDatasource",
          "GrafanaDataSource",
          "ClusterOutput",
          "Output" ->
          program(object).stream().flatMap(it -> of(object, it));
      default -> Stream.empty();
    };
  }

  private static Stream<ProgramConfig> of(KubeObject object, Program program) {
    Mapping spec = object.spec();
    Stream<Mapping> trees =
        switch (program) {
          case OPENTELEMETRY_COLLECTOR -> collector(spec).stream();
          case GRAFANA -> Stream.of(Mapping.of("datasources", sources(spec)));
          case FLUENT_BIT -> fluentBit(spec).stream();
          default -> fluentd(spec);
        };
    return trees.map(tree -> config(object, program, tree));
  }

  private static ProgramConfig config(KubeObject object, Program program, Mapping tree) {
    var text = new Scalar(Scalar.Kind.STRING, "", object.placeOf("spec"));
    return new ProgramConfig(
        program, Optional.empty(), tree, text, Optional.of(object), "", AlloyFile.EMPTY, List.of());
  }

  /// `config` is a text in v1alpha1 and a map in v1beta1.
  // opentelemetry-operator docs/api/opentelemetrycollectors.md
  private static Optional<Mapping> collector(Mapping spec) {
    Optional<Node> config = spec.find("config");
    if (config.isPresent() && config.get() instanceof Scalar text && text.isString()) {
      return YamlReader.readInside(text).documents().stream()
          .map(Document::root)
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .findFirst();
    }
    return config.filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /// `datasource` with the uid beside it in v1beta1, `datasources` before.
  // grafana-operator docs/docs/datasources.md, v5
  private static List<Mapping> sources(Mapping spec) {
    Mapping source = spec.mapping("datasource");
    if (source.isEmpty()) {
      return spec.sequence("datasources").mappings().toList();
    }
    return List.of(
        spec.entry("uid").map(uid -> source.toBuilder().add(uid).build()).orElse(source));
  }

  // fluent-operator docs/plugins/fluentbit/output/loki.md
  private static Optional<Mapping> fluentBit(Mapping spec) {
    Mapping loki = spec.mapping("loki");
    return loki.isEmpty()
        ? Optional.empty()
        : Optional.of(Mapping.of("pipeline", Map.of("outputs", List.of(named(loki, "name")))));
  }

  // fluent-operator docs/plugins/fluentd/output/loki.md; logging-operator plugins/outputs/loki.md
  private static Stream<Mapping> fluentd(Mapping spec) {
    List<Mapping> loki =
        Stream.concat(
                Stream.of(spec.mapping("loki")),
                spec.sequence("outputs").mappings().map(it -> it.mapping("loki")))
            .filter(it -> !it.isEmpty())
            .map(it -> named(it, "@type"))
            .toList();
    return loki.isEmpty() ? Stream.empty() : Stream.of(Mapping.of("match", loki));
  }

  private static Mapping named(Mapping loki, String key) {
    return loki.toBuilder().put(key, "loki").build();
  }
}
