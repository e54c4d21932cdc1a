package dev.plg.rule.tempo;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Service;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import dev.plg.view.TempoView;
import java.util.List;
import java.util.Optional;

/// Spans are sent to a port where Tempo takes spans in.
final class SentSpansAreReceived implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/not-received",
        Severity.ERROR,
        Versions.of("Tempo"),
        "spans are sent to a port where Tempo has no receiver",
        "every span is refused, and dropped after some tries; only the sender's log tells",
        "send to a port of `distributor.receivers`, 4317 for OTLP by gRPC, or add the receiver",
        "tempo docs/sources/tempo/configuration/_index.md@v2.10.8 distributor");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.to() == Program.TEMPO && !link.reads())
        .flatMap(link -> check(picture, link).stream())
        .toList();
  }

  private Optional<Finding> check(Picture picture, Link link) {
    return link.reachedConfigs(picture)
        .map(TempoView::new)
        .filter(tempo -> !tempo.receivers().isEmpty())
        .flatMap(tempo -> check(picture, link, tempo).stream())
        .findFirst();
  }

  private Optional<Finding> check(Picture picture, Link link, TempoView tempo) {
    int end = link.service(picture).map(service -> end(service, link, tempo)).orElse(0);
    boolean received =
        tempo.receivers().stream().anyMatch(it -> it.port() == end || it.port() == 0);
    return end == 0 || received
        ? Optional.empty()
        : Optional.of(about().finding(link.url().place(), message(tempo, end)));
  }

  /// The port of Tempo's container where the link ends; 0 where nobody can tell.
  private static int end(Service service, Link link, TempoView tempo) {
    if (service.isHeadless()) {
      return link.port();
    }
    for (Port port : service.ports()) {
      if (port.number() == link.port()) {
        return isNumber(port.target())
            ? Integer.parseInt(port.target())
            : named(tempo, port.target());
      }
    }
    return 0;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(Character::isDigit);
  }

  private static int named(TempoView tempo, String name) {
    for (Container container : tempo.runs().stream().map(run -> run.container()).toList()) {
      for (Port port : container.ports()) {
        if (port.name().equals(name)) {
          return port.number();
        }
      }
    }
    return 0;
  }

  private static String message(TempoView tempo, int end) {
    boolean api = tempo.httpPort().filter(Integer.toString(end)::equals).isPresent();
    return api
        ? "port %d is Tempo's API, which takes no spans in".formatted(end)
        : "Tempo has no receiver at port %d".formatted(end);
  }
}
