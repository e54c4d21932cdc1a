package dev.plg.rule.tenancy;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import dev.plg.view.Tenants;
import java.util.List;

/// A Loki with tenants takes nothing from anybody who names none.
final class EachSaysItsTenant implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tenancy/no-tenant",
        Severity.ERROR,
        Versions.of("Loki"),
        "Loki demands a tenant, and none is named",
        "each request is answered with 401 `no org id`; some senders say so only in their "
            + "debug log",
        "set `auth_enabled: false` for Loki, or name a tenant at every sender and in "
            + "Grafana's data source",
        "loki vendor/github.com/grafana/dskit/user/id.go:22@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.to() == Program.LOKI && link.tenant().isEmpty() && !link.varies())
        .filter(link -> link.reachedConfigs(picture).anyMatch(Tenants::areDemanded))
        .map(link -> about().finding(link.url().place(), message(link)))
        .toList();
  }

  private static String message(Link link) {
    return "%s names no tenant, and Loki demands one, as `auth_enabled` is on"
        .formatted(link.from().program().title());
  }
}
