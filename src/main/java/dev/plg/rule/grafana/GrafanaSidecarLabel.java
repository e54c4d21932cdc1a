package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.List;
import java.util.stream.Stream;

/// The sidecar finds the data sources.
final class GrafanaSidecarLabel {

  static final Rule RULE =
      warning("grafana/sidecar-label", PICTURE)
          .what("a ConfigMap with data sources does not have the label that the sidecar selects by")
          .why("Grafana never gets these data sources, without an error")
          .fix("add the label, by default `grafana_datasource: \"1\"`")
          .source(
              "grafana/helm-charts charts/grafana/values.yaml"
                  + " sidecar.datasources.label@grafana-10.5.15")
          .finds(GrafanaSidecarLabel::violations);

  private GrafanaSidecarLabel() {}

  private static Stream<Violation> violations(Picture picture) {
    List<String> wanted =
        picture
            .workloads(Program.GRAFANA)
            .flatMap(workload -> workload.containers().stream())
            .filter(GrafanaSidecarLabel::collectsSources)
            .flatMap(container -> container.env("LABEL").stream())
            .flatMap(variable -> variable.value().stream())
            .distinct()
            .toList();
    // Without a label the sidecar takes every ConfigMap.
    return wanted.isEmpty() || wanted.contains("")
        ? Stream.empty()
        : picture
            .configs(Program.GRAFANA)
            .filter(config -> config.runs().isEmpty())
            .flatMap(config -> config.object().stream())
            .filter(object -> wanted.stream().noneMatch(object.labels()::containsKey))
            .map(
                object ->
                    at(
                        object.placeOf("metadata", "name"),
                        "%s does not have the label %s"
                            .formatted(object.title(), wanted.getFirst())));
  }

  private static boolean collectsSources(Container container) {
    return container.image().name().equals("k8s-sidecar")
        && container
            .env("FOLDER")
            .flatMap(it -> it.value())
            .filter(folder -> folder.contains("datasources"))
            .isPresent();
  }
}
