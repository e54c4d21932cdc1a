package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.Release;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import java.util.Optional;
import java.util.stream.Stream;

/// Charts are taken from where they are published.
final class HelmRepository {

  private static final String GRAFANA = "https://grafana.github.io/helm-charts";

  static final Rule RULE =
      error("helm/repository", PICTURE)
          .ofAnyObject()
          .what("no charts, or no current ones, are published at the address of a repository")
          .why("the address answers 404, or serves charts that have not changed for years")
          .fix("use the address in the chart's documentation")
          .source(
              "https://github.com/grafana/helm-charts#readme;"
                  + " https://github.com/deliveryhero/helm-charts#readme")
          .finds(picture -> repositories(picture).flatMap(it -> violation(it).stream()));

  private record Repository(String url, Location place) {}

  private HelmRepository() {}

  private static Stream<Repository> repositories(Picture picture) {
    Stream<Repository> named =
        picture
            .objects("HelmRepository")
            .map(it -> repository(it.spec().text("url").orElse(""), it.placeOf("spec", "url")));
    Stream<Repository> sources =
        picture.releases().stream()
            .map(Release::chart)
            .filter(chart -> chart.repositoryPlace().isKnown())
            .map(chart -> repository(chart.repository(), chart.repositoryPlace()));
    return Stream.concat(named, sources);
  }

  private static Repository repository(String url, Location place) {
    return new Repository(url.endsWith("/") ? url.substring(0, url.length() - 1) : url, place);
  }

  private static Optional<Violation> violation(Repository repository) {
    Location place = repository.place();
    return switch (repository.url()) {
      case "https://grafana.github.io/helm-chart" ->
          Optional.of(use(GRAFANA, at(place, "there is no repository at this address")));
      case "https://grafana.github.io/loki/charts" ->
          Optional.of(
              use(GRAFANA, at(place, "this repository ended in 2020 with chart loki-stack 2.1.2")));
      case "https://charts.deliveryhero.io" ->
          Optional.of(
              use(
                  "oci://ghcr.io/deliveryhero/helm-charts",
                  at(place, "upstream no longer documents this repository")));
      default -> Optional.empty();
    };
  }

  private static Violation use(String address, Violation violation) {
    return violation.fixedBy("write `%s`".formatted(address));
  }
}
