package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// The sidecar finds the data sources.
final class SidecarFindsSources implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/sidecar-label",
        Severity.WARNING,
        Versions.ALL,
        "a ConfigMap holds data sources, but has not the label that the sidecar looks for",
        "Grafana never gets these data sources, without an error",
        "add the label, by default `grafana_datasource: \"1\"`",
        "helm-charts charts/grafana/values.yaml sidecar.datasources.label@grafana-10.5.15");
  }

  @Override
  public List<Finding> check(Picture picture) {
    List<String> wanted =
        picture
            .workloads(Program.GRAFANA)
            .flatMap(workload -> workload.containers().stream())
            .filter(SidecarFindsSources::looksForSources)
            .flatMap(container -> container.env("LABEL").stream())
            .flatMap(variable -> variable.value().stream())
            .distinct()
            .toList();
    return picture
        .configs(Program.GRAFANA)
        .filter(config -> !wanted.isEmpty() && config.runs().isEmpty())
        .flatMap(config -> config.object().stream())
        // Without a label it takes every ConfigMap.
        .filter(
            object ->
                wanted.stream().noneMatch(it -> it.isEmpty() || object.labels().containsKey(it)))
        .map(
            object ->
                about()
                    .finding(
                        object.placeOf("metadata", "name"),
                        "%s has not the label %s".formatted(object.title(), wanted.getFirst())))
        .toList();
  }

  private static boolean looksForSources(Container container) {
    return container.image().name().equals("k8s-sidecar")
        && container
            .env("FOLDER")
            .flatMap(it -> it.value())
            .filter(folder -> folder.contains("datasources"))
            .isPresent();
  }
}
