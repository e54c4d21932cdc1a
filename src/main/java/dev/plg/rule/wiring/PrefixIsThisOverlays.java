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

/// kustomize renames objects and the fields that refer to them, never what stands inside a text.
final class PrefixIsThisOverlays implements PictureRule {

  @Override
  public About about() {
    return new About(
        "wiring/prefixed-name",
        Severity.ERROR,
        Versions.ALL,
        "a URL names the Service of another environment",
        "`namePrefix` renames the Service and not what stands in arguments and "
            + "configurations: this one sends to another environment, or to nobody",
        "let `replacements` write the Service's name there, or patch it in each overlay",
        "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/nameprefix/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.isInside() && link.service(picture).isEmpty())
        .filter(link -> ServiceNames.elsewhere(picture, link).isEmpty())
        .flatMap(
            link ->
                ServiceNames.otherPrefix(link, ServiceNames.servicesOf(picture, link))
                    .map(service -> about().finding(link.url().place(), message(link, service)))
                    .stream())
        .toList();
  }

  private static String message(Link link, Service service) {
    return "'%s' is written here, and the Service of %s is called '%s'"
        .formatted(link.host(), link.to().title(), service.name());
  }
}
