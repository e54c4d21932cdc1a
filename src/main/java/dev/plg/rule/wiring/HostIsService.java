package dev.plg.rule.wiring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import dev.plg.view.ServiceNames;
import java.util.List;
import java.util.Optional;

/// A host inside the cluster is the name of a Service.
final class HostIsService implements PictureRule {

  @Override
  public About about() {
    return new About(
        "wiring/no-service",
        Severity.ERROR,
        Versions.ALL,
        "a URL leads to no Service",
        "the name does not resolve: `no such host`; senders drop what they cannot send "
            + "after some tries",
        "write the name of a Service that selects the program",
        "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.isInside() && link.service(picture).isEmpty())
        .filter(link -> ServiceNames.elsewhere(picture, link).isEmpty())
        .flatMap(link -> missing(picture, link).stream())
        .toList();
  }

  /// A finding where the program runs here and has a Service, none of which is called like this.
  private Optional<Finding> missing(Picture picture, Link link) {
    List<Service> own = ServiceNames.servicesOf(picture, link);
    return own.isEmpty() || ServiceNames.otherPrefix(link, own).isPresent()
        ? Optional.empty()
        : Optional.of(
            about()
                .finding(
                    link.url().place(),
                    "there is no Service '%s'; %s is reached as '%s'"
                        .formatted(link.host(), link.to().title(), own.getFirst().name())));
  }
}
