package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Service;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import dev.plg.view.TempoView;
import dev.plg.view.Url;
import java.util.List;
import java.util.Optional;

/// The URL of Tempo leads to its API.
final class TempoPortIsItsApi implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/tempo-port",
        Severity.ERROR,
        Versions.ALL,
        "the URL of a data source for Tempo does not lead to Tempo's API",
        "each query fails: the port is closed, or takes in spans",
        "use the port that `server.http_listen_port` names; without it Tempo listens on 3200 from"
            + " 2.8 on, on 80 before",
        "tempo cmd/tempo/app/config.go:99@v2.7.2, :107@v2.8.4");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return DataSource.in(picture)
        .filter(source -> source.type().equals("tempo"))
        .flatMap(source -> source.url().flatMap(url -> finding(picture, source, url)).stream())
        .toList();
  }

  private Optional<Finding> finding(Picture picture, DataSource source, Url url) {
    Optional<Service> service = url.service(picture, source.namespace());
    Optional<String> wanted = service.flatMap(it -> api(picture, it));
    Optional<String> target = service.flatMap(it -> target(picture, it, url.effectivePort()));
    return wanted
        .filter(api -> target.filter(it -> !it.equals(api)).isPresent())
        .map(
            api ->
                about()
                    .finding(
                        source.placeOf("url"),
                        "port %d leads to %s, but Tempo's API listens on %s"
                            .formatted(url.effectivePort(), target.orElse(""), api)));
  }

  private static Optional<String> api(Picture picture, Service service) {
    return picture
        .configsOf(picture.workloadsOf(service))
        .filter(config -> config.program() == Program.TEMPO)
        .map(TempoView::new)
        .findFirst()
        .flatMap(TempoView::httpPort);
  }

  /// The number of the pod's port that a port of the Service leads to.
  private static Optional<String> target(Picture picture, Service service, int port) {
    Optional<String> target =
        service.ports().stream().filter(it -> it.number() == port).map(Port::target).findFirst();
    return target
        .filter(it -> it.matches("[0-9]+"))
        .or(() -> target.flatMap(name -> named(picture, service, name)));
  }

  private static Optional<String> named(Picture picture, Service service, String name) {
    return picture
        .workloadsOf(service)
        .flatMap(workload -> workload.containers().stream())
        .flatMap(container -> container.ports().stream())
        .filter(it -> it.name().equals(name))
        .map(it -> Integer.toString(it.number()))
        .findFirst();
  }
}
