package dev.plg.rule.wiring;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.linksTo;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Link;
import dev.plg.view.LokiView;
import dev.plg.view.ServiceNames;
import java.util.Optional;
import java.util.stream.Stream;

/// A Service's port targets the port on which Loki listens.
final class WiringPortNotServed {

  static final Rule RULE =
      error("wiring/port-not-served", linksTo(Program.LOKI))
          .what("the port of a Service targets a port on which Loki does not listen")
          .why("every push and every query fails: `connection refused`")
          .fix("set `server.http_listen_port` to the container's port, or change that port")
          .source(
              "grafana/loki docs/sources/setup/upgrade/_index.md@v3.7.6: the default was 80 before"
                  + " 2.7, and is 3100")
          .findsIn(WiringPortNotServed::violations);

  private WiringPortNotServed() {}

  private static Stream<Violation> violations(Link link, Picture picture) {
    return link.service(picture).stream()
        .filter(service -> !service.isHeadless())
        .flatMap(
            service -> service.ports().stream().filter(it -> it.number() == link.port()).limit(1))
        .flatMap(
            port ->
                link.reached(picture).stream()
                    .flatMap(it -> violation(picture, it, port).stream())
                    .limit(1));
  }

  private static Optional<Violation> violation(Picture picture, Workload workload, Port port) {
    return picture
        .configsOf(Stream.of(workload))
        .filter(config -> config.program() == Program.LOKI)
        .map(LokiView::of)
        .flatMap(
            loki ->
                loki.config().runs().stream()
                    .filter(it -> it.workload().isSameAs(workload))
                    .flatMap(run -> violation(loki, run, port).stream()))
        .findFirst();
  }

  private static Optional<Violation> violation(LokiView loki, Run run, Port port) {
    Optional<Integer> target = ServiceNames.target(run.container(), port);
    return listens(loki, run)
        .filter(listens -> target.filter(it -> !it.equals(listens)).isPresent())
        .map(
            listens ->
                at(
                    port.place(),
                    "port %d targets the container's port %d, but Loki listens on %d"
                        .formatted(port.number(), target.orElseThrow(), listens)));
  }

  private static Optional<Integer> listens(LokiView loki, Run run) {
    return loki.config()
        .httpPort(run)
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::valueOf);
  }
}
