package dev.plg.rule.tenancy;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import dev.plg.view.LokiView;
import dev.plg.view.Tenants;
import java.util.List;

/// Several tenants can be read at once only where Loki is told so.
final class SeveralTenantsAreAllowed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tenancy/several-tenants",
        Severity.ERROR,
        Versions.of("Loki"),
        "several tenants are to be read at once, and Loki does not allow it",
        "each query is refused",
        "set `querier.multi_tenant_queries_enabled: true`, or name one tenant",
        "loki docs/sources/operations/multi-tenancy.md@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.to() == Program.LOKI && link.reads())
        .filter(link -> link.reachedConfigs(picture).anyMatch(it -> allowsOne(new LokiView(it))))
        .flatMap(link -> link.tenant().stream())
        .filter(tenant -> Tenants.split(tenant.value()).size() > 1)
        .map(it -> about().finding(it.place(), "'%s' are several tenants".formatted(it.value())))
        .toList();
  }

  private static boolean allowsOne(LokiView loki) {
    return Tenants.areDemanded(loki.config())
        && !loki.isOn("querier", "multi_tenant_queries_enabled")
        && loki.config().flag("querier.multi-tenant-queries-enabled").isEmpty();
  }
}
