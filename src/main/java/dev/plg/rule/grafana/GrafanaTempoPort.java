package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.DATA_SOURCES;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Service;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.DataSource;
import dev.plg.view.TempoView;
import dev.plg.view.Url;
import java.util.Optional;

/// The URL of a Tempo data source reaches Tempo's API.
final class GrafanaTempoPort {

  static final Rule RULE =
      error("grafana/tempo-port", DATA_SOURCES)
          .what("the URL of a Tempo data source does not reach Tempo's API")
          .why("each query fails: the port is closed, or receives spans")
          .fix(
              "use the port in `server.http_listen_port`; if it is not set, Tempo 2.8 and later"
                  + " listen on 3200, earlier versions on 80")
          .source("grafana/tempo cmd/tempo/app/config.go:99@v2.7.2, :107@v2.8.4")
          .where(it -> it.type().equals("tempo"))
          .findsIn(
              (source, picture) ->
                  source.url().flatMap(url -> violation(picture, source, url)).stream());

  private GrafanaTempoPort() {}

  private static Optional<Violation> violation(Picture picture, DataSource source, Url url) {
    Optional<Service> service = url.service(picture, source.namespace());
    Optional<String> wanted = service.flatMap(it -> api(picture, it));
    Optional<String> target = service.flatMap(it -> target(picture, it, url.effectivePort()));
    return wanted
        .filter(api -> target.filter(it -> !it.equals(api)).isPresent())
        .map(
            api ->
                at(
                    source.placeOf("url"),
                    "port %d targets %s, but Tempo's API listens on %s"
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

  /// The number of the pod's port that a port of the Service targets.
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
