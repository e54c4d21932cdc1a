package dev.plg.rule.tempo;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.linksTo;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Service;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Link;
import dev.plg.view.TempoView;
import java.util.Optional;

/// Spans are sent to a port of a receiver.
final class TempoNotReceived {

  static final Rule RULE =
      error("tempo/not-received", linksTo(Program.TEMPO))
          .what("spans are sent to a port on which Tempo has no receiver")
          .why(
              "every span is refused, and dropped after some retries; only the sender logs an"
                  + " error")
          .fix(
              "send to a port of `distributor.receivers`, 4317 for OTLP over gRPC, or add the"
                  + " receiver")
          .source("grafana/tempo docs/sources/tempo/configuration/_index.md@v2.10.8 distributor")
          .where(link -> !link.reads())
          .findsIn(
              (link, picture) ->
                  link.reachedConfigs(picture)
                      .map(TempoView::new)
                      .filter(tempo -> !tempo.receivers().isEmpty())
                      .flatMap(tempo -> violation(picture, link, tempo).stream())
                      .limit(1));

  private TempoNotReceived() {}

  private static Optional<Violation> violation(Picture picture, Link link, TempoView tempo) {
    return link.service(picture)
        .map(service -> target(service, link, tempo))
        .filter(port -> port > 0)
        .filter(
            port -> tempo.receivers().stream().noneMatch(it -> it.port() == port || it.port() == 0))
        .map(port -> at(link.url().place(), message(tempo, port)));
  }

  /// The port of Tempo's container that the link targets; 0 if it is not known.
  private static int target(Service service, Link link, TempoView tempo) {
    if (service.isHeadless()) {
      return link.port();
    }
    return service.ports().stream()
        .filter(port -> port.number() == link.port())
        .findFirst()
        .map(Port::target)
        .map(it -> it.matches("[0-9]{1,5}") ? Integer.parseInt(it) : named(tempo, it))
        .orElse(0);
  }

  private static int named(TempoView tempo, String name) {
    return tempo.runs().stream()
        .flatMap(run -> run.container().ports().stream())
        .filter(port -> port.name().equals(name))
        .map(Port::number)
        .findFirst()
        .orElse(0);
  }

  private static String message(TempoView tempo, int port) {
    boolean api = tempo.httpPort().filter(Integer.toString(port)::equals).isPresent();
    return api
        ? "port %d is Tempo's API, which receives no spans".formatted(port)
        : "Tempo has no receiver on port %d".formatted(port);
  }
}
