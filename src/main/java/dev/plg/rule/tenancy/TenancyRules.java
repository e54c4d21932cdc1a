package dev.plg.rule.tenancy;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.LINKS;
import static dev.plg.rule.PictureSubjects.LOKI;
import static dev.plg.rule.PictureSubjects.linksTo;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Link;
import dev.plg.view.LokiView;
import dev.plg.view.Tenants;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rules of the area `tenancy`.
public final class TenancyRules {

  private static final String[] RULES = {"ruler", "storage", "local", "directory"};

  public static final List<Rule> ALL =
      List.of(
          TenancyHeaderApart.RULE,
          error("tenancy/no-tenant", linksTo(Program.LOKI))
              .what("`auth_enabled` is true, but a client sends no tenant to Loki")
              .why(
                  "Loki answers each request with 401 `no org id`; some clients log that only at"
                      + " level debug")
              .fix(
                  "set Loki's `auth_enabled: false`, or set a tenant in every client and in"
                      + " Grafana's data source")
              .source("grafana/loki vendor/github.com/grafana/dskit/user/id.go:22@v3.7.6")
              .findsIn(
                  (link, picture) ->
                      withoutTenant(link, picture, Tenants::areDemanded)
                          .map(
                              it ->
                                  at(
                                      it.url().place(),
                                      "%s sends no tenant, but Loki's `auth_enabled` is true"
                                          .formatted(it.from().program().title())))),
          error("tenancy/rules-folder", LOKI)
              .what("the folder of the ruler's rules is that of one tenant")
              .why(
                  "the ruler treats each folder in `directory` as a tenant, and loads the files in"
                      + " it: here it finds no tenant and no rule, without an error")
              .fix(
                  "set `directory` to the parent folder, and keep the files in the folder of the"
                      + " tenant, which is `fake` without `auth_enabled`")
              .source("grafana/loki pkg/ruler/rulestore/local/local.go:30@v2.5.0; issue 6225")
              .where(it -> it.value("ruler", "storage", "type").filter("local"::equals).isPresent())
              .where(it -> it.value(RULES).filter(dir -> dir.matches(".*/fake/?")).isPresent())
              .says(
                  it ->
                      "%s is the folder of the tenant `fake`"
                          .formatted(it.value(RULES).orElseThrow()))
              .at(it -> it.placeOf(RULES)),
          error("tenancy/several-tenants", linksTo(Program.LOKI))
              .what("a query reads multiple tenants, but Loki does not allow that")
              .why("Loki refuses each query")
              .fix("set `querier.multi_tenant_queries_enabled: true`, or use one tenant")
              .source("grafana/loki docs/sources/operations/multi-tenancy.md@v3.7.6")
              .where(Link::reads)
              .findsIn(TenancyRules::multipleTenants),
          error("tenancy/tempo-no-tenant", linksTo(Program.TEMPO))
              .what("`multitenancy_enabled` is true, but a client sends no tenant to Tempo")
              .why("Tempo refuses each request with `no org id`")
              .fix("set the header X-Scope-OrgID, or Tempo's `multitenancy_enabled: false`")
              .source("grafana/tempo cmd/tempo/app/config.go:36@v2.4.2")
              .findsIn(
                  (link, picture) ->
                      withoutTenant(link, picture, TenancyRules::isMultitenant)
                          .map(
                              it ->
                                  at(
                                      it.url().place(),
                                      "%s sends no tenant, but Tempo's `multitenancy_enabled` is true"
                                          .formatted(it.from().program().title())))),
          error("tenancy/tenant-id", LINKS)
              .what("a tenant ID is not valid")
              .why(
                  "each request fails with 400: `tenant ID '…' contains unsupported character`, or"
                      + " an error that the ID is too long")
              .fix("use at most 150 letters, digits and any of ! - _ . * ' ( )")
              .source("grafana/loki vendor/github.com/grafana/dskit/tenant/tenant.go@v3.7.6")
              .finds(TenancyRules::invalidId),
          TenancyTenantsDiffer.RULE);

  private TenancyRules() {}

  /// The link itself, if it has no tenant and the program that it reaches demands one.
  private static Stream<Link> withoutTenant(
      Link link, Picture picture, Predicate<ProgramConfig> demands) {
    return Stream.of(link)
        .filter(it -> it.tenant().isEmpty() && !it.varies())
        .filter(it -> it.reachedConfigs(picture).anyMatch(demands));
  }

  private static boolean isMultitenant(ProgramConfig tempo) {
    return tempo
        .flag("multitenancy.enabled")
        .map(flag -> flag.isOn())
        .orElse(tempo.value("multitenancy_enabled").filter("true"::equals).isPresent());
  }

  private static Stream<Violation> multipleTenants(Link link, Picture picture) {
    return link.tenant().stream()
        .filter(tenant -> Tenants.split(tenant.value()).size() > 1)
        .filter(_ -> link.reachedConfigs(picture).anyMatch(it -> allowsOne(LokiView.of(it))))
        .map(
            tenant ->
                at(
                    tenant.place(),
                    "'%s' is more than one tenant, which this Loki does not allow in a query"
                        .formatted(tenant.value())));
  }

  private static boolean allowsOne(LokiView loki) {
    return Tenants.areDemanded(loki.config())
        && !loki.isOn("querier", "multi_tenant_queries_enabled")
        && loki.config().flag("querier.multi-tenant-queries-enabled").isEmpty();
  }

  private static Stream<Violation> invalidId(Link link) {
    return link.tenant().stream()
        .filter(tenant -> tenant.isPlain() && !tenant.value().startsWith("$"))
        .flatMap(
            tenant ->
                (link.reads() ? Tenants.split(tenant.value()) : List.of(tenant.value()))
                    .stream()
                        .filter(id -> !Tenants.isValid(id))
                        .limit(1)
                        .map(
                            id ->
                                at(tenant.place(), "'%s' is not a valid tenant ID".formatted(id))));
  }
}
