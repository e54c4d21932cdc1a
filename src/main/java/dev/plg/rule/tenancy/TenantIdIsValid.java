package dev.plg.rule.tenancy;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import dev.plg.view.PlacedText;
import dev.plg.view.Tenants;
import java.util.List;
import java.util.Optional;

/// Not every word can be a tenant.
final class TenantIdIsValid implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tenancy/tenant-id",
        Severity.ERROR,
        Versions.ALL,
        "no tenant can be called this",
        "each request is answered with 400: `tenant ID '…' contains unsupported "
            + "character`, or that it is too long",
        "use at most 150 letters, digits and any of ! - _ . * ' ( )",
        "loki vendor/github.com/grafana/dskit/tenant/tenant.go@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .flatMap(link -> link.tenant().stream().flatMap(it -> fault(link, it).stream()))
        .toList();
  }

  private Optional<Finding> fault(Link link, PlacedText tenant) {
    List<String> ids = link.reads() ? Tenants.split(tenant.value()) : List.of(tenant.value());
    return tenant.isPlain() && !tenant.value().startsWith("$")
        ? ids.stream()
            .filter(id -> !Tenants.isValid(id))
            .findFirst()
            .map(id -> about().finding(tenant.place(), "'%s' is no tenant".formatted(id)))
        : Optional.empty();
  }
}
