package dev.plg.rule.tenancy;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import java.util.List;

/// A Tempo with tenants takes nothing from anybody who names none.
final class TempoHearsItsTenant implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tenancy/tempo-no-tenant",
        Severity.ERROR,
        Versions.of("Tempo"),
        "Tempo demands a tenant, and none is named",
        "each request is refused with `no org id`",
        "set the header X-Scope-OrgID, or `multitenancy_enabled: false` for Tempo",
        "tempo cmd/tempo/app/config.go:36@v2.4.2");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .filter(link -> link.to() == Program.TEMPO && link.tenant().isEmpty() && !link.varies())
        .filter(link -> link.reachedConfigs(picture).anyMatch(TempoHearsItsTenant::demands))
        .map(link -> about().finding(link.url().place(), message(link)))
        .toList();
  }

  private static boolean demands(ProgramConfig tempo) {
    return tempo
        .flag("multitenancy.enabled")
        .map(flag -> flag.isOn())
        .orElse(tempo.value("multitenancy_enabled").filter("true"::equals).isPresent());
  }

  private static String message(Link link) {
    return "%s names no tenant, and Tempo demands one, as `multitenancy_enabled` is on"
        .formatted(link.from().program().title());
  }
}
