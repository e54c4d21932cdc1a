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

/// A name without a namespace is looked up in one's own.
final class NamespaceIsNamed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "wiring/other-namespace",
        Severity.ERROR,
        Versions.ALL,
        "a URL names a Service of another namespace without that",
        "the name does not resolve: `no such host`; senders drop what they cannot send "
            + "after some tries",
        "write SERVICE.NAMESPACE.svc",
        "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> !link.host().contains(".") && link.service(picture).isEmpty())
        .flatMap(
            link ->
                ServiceNames.elsewhere(picture, link)
                    .map(service -> finding(link, service))
                    .stream())
        .toList();
  }

  private Finding finding(Link link, Service service) {
    return about()
        .finding(
            link.url().place(),
            "'%s' is in namespace %s, and this is looked up in %s"
                .formatted(link.host(), service.object().namespace(), link.namespace()),
            "write %s.%s.svc".formatted(link.host(), service.object().namespace()));
  }
}
