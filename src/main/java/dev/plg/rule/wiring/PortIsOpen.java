package dev.plg.rule.wiring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import java.util.List;
import java.util.stream.Collectors;

/// A Service is reached at its own ports.
final class PortIsOpen implements PictureRule {

  @Override
  public About about() {
    return new About(
        "wiring/no-port",
        Severity.ERROR,
        Versions.ALL,
        "a URL leads to a port that the Service does not have",
        "nobody answers: `connection refused` or a timeout; senders drop what they cannot "
            + "send after some tries",
        "write a port of the Service",
        "https://kubernetes.io/docs/concepts/services-networking/service/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.port() > 0 && !link.reached(picture).isEmpty())
        .flatMap(
            link ->
                link
                    .service(picture)
                    .filter(service -> !service.isHeadless() && !hasPort(service, link.port()))
                    .map(service -> about().finding(link.url().place(), message(link, service)))
                    .stream())
        .toList();
  }

  private static boolean hasPort(Service service, int port) {
    return service.ports().stream().anyMatch(it -> it.number() == port);
  }

  private static String message(Link link, Service service) {
    String ports =
        service.ports().stream()
            .map(port -> Integer.toString(port.number()))
            .collect(Collectors.joining(", "));
    return "%s has no port %d, but %s".formatted(service.title(), link.port(), ports);
  }
}
