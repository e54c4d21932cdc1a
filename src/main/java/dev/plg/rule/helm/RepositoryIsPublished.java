package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Charts are taken from where they are published.
final class RepositoryIsPublished implements PictureRule {

  private static final String GRAFANA = "https://grafana.github.io/helm-charts";

  @Override
  public About about() {
    return new About(
        "helm/repository",
        Severity.ERROR,
        Versions.ALL,
        "a chart repository is not, or no longer, where charts are published",
        "the address answers 404, or with charts that have not changed for years",
        "write the address that upstream names",
        "https://github.com/grafana/helm-charts#readme; "
            + "https://github.com/deliveryhero/helm-charts#readme");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Stream<Repository> named =
        picture
            .objects("HelmRepository")
            .map(
                object ->
                    repository(
                        object.spec().text("url").orElse(""), object.placeOf("spec", "url")));
    Stream<Repository> sources =
        picture.releases().stream()
            .map(Release::chart)
            .filter(chart -> chart.repositoryPlace().isKnown())
            .map(chart -> repository(chart.repository(), chart.repositoryPlace()));
    return Stream.concat(named, sources)
        .distinct()
        .flatMap(repository -> check(repository).stream())
        .toList();
  }

  private record Repository(String url, Location place) {}

  private static Repository repository(String url, Location place) {
    return new Repository(url.endsWith("/") ? url.substring(0, url.length() - 1) : url, place);
  }

  private Optional<Finding> check(Repository repository) {
    return switch (repository.url()) {
      case "https://grafana.github.io/helm-chart" ->
          finding(repository, "there is no repository at this address", GRAFANA);
      case "https://grafana.github.io/loki/charts" ->
          finding(repository, "this repository ended in 2020 with chart loki-stack 2.1.2", GRAFANA);
      case "https://charts.deliveryhero.io" ->
          finding(
              repository,
              "upstream no longer names this repository",
              "oci://ghcr.io/deliveryhero/helm-charts");
      default -> Optional.empty();
    };
  }

  private Optional<Finding> finding(Repository repository, String message, String better) {
    return Optional.of(
        about().finding(repository.place(), message, "write `%s`".formatted(better)));
  }
}
