package dev.plg.rule.wiring;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import dev.plg.view.LokiView;
import dev.plg.view.ServiceNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A Service's port must end where Loki listens.
final class PortIsServed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "wiring/port-not-served",
        Severity.ERROR,
        Versions.of("Loki"),
        "the port of a Service ends where Loki does not listen",
        "every push and every query is refused: `connection refused`",
        "set `server.http_listen_port` to the container's port, or the other way round",
        "loki docs/sources/setup/upgrade/_index.md@v3.7.6: the default was 80 before 2.7, "
            + "and is 3100");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.to() == Program.LOKI)
        .flatMap(link -> check(picture, link).stream())
        .distinct()
        .toList();
  }

  private Optional<Finding> check(Picture picture, Link link) {
    return link.service(picture)
        .filter(service -> !service.isHeadless())
        .flatMap(
            service ->
                service.ports().stream().filter(it -> it.number() == link.port()).findFirst())
        .flatMap(
            port ->
                link.reached(picture).stream()
                    .flatMap(it -> check(picture, it, port).stream())
                    .findFirst());
  }

  private Optional<Finding> check(Picture picture, Workload workload, Port port) {
    return picture
        .configsOf(Stream.of(workload))
        .filter(config -> config.program() == Program.LOKI)
        .map(LokiView::new)
        .flatMap(
            loki ->
                loki.config().runs().stream()
                    .filter(it -> it.workload().isSameAs(workload))
                    .map(it -> new Served(loki, it)))
        .flatMap(it -> it.fault(port).stream())
        .findFirst()
        .map(message -> about().finding(port.place(), message));
  }

  private record Served(LokiView loki, Run run) {

    Optional<String> fault(Port port) {
      Optional<Integer> target = ServiceNames.target(run.container(), port);
      return listens()
          .filter(listens -> target.isPresent() && !target.get().equals(listens))
          .map(
              listens ->
                  "port %d ends at %d of the container, and Loki listens at %d"
                      .formatted(port.number(), target.orElseThrow(), listens));
    }

    private Optional<Integer> listens() {
      return run.container()
          .flag("server.http-listen-port")
          .map(flag -> flag.value())
          .or(() -> loki.value("server", "http_listen_port"))
          .or(() -> loki.version().map(it -> it.isAtLeast("2.7") ? "3100" : "80"))
          .filter(text -> text.matches("[0-9]{1,5}"))
          .map(Integer::valueOf);
    }
  }
}
