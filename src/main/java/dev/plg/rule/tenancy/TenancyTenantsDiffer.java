package dev.plg.rule.tenancy;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Link;
import dev.plg.view.LokiView;
import dev.plg.view.PlacedText;
import dev.plg.view.Tenants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Grafana reads the tenant that the clients write.
final class TenancyTenantsDiffer {

  static final Rule RULE =
      error("tenancy/tenants-differ", PICTURE)
          .what("logs are written for one tenant and read for another")
          .why("queries find no lines, without an error")
          .fix("set the same tenant in Grafana's data source and in the clients")
          .source("grafana/loki docs/sources/operations/multi-tenancy.md@v3.7.6")
          .finds(TenancyTenantsDiffer::violations);

  private TenancyTenantsDiffer() {}

  private static Stream<Violation> violations(Picture picture) {
    var links = new HashMap<ProgramConfig, List<Link>>();
    Link.in(picture)
        .filter(link -> link.to() == Program.LOKI)
        .forEach(
            link ->
                link.reachedConfigs(picture)
                    .forEach(it -> links.computeIfAbsent(it, _ -> new ArrayList<>()).add(link)));
    return LokiView.in(picture)
        .filter(loki -> Tenants.areDemanded(loki.config()))
        .flatMap(loki -> violations(links.getOrDefault(loki.config(), List.of())));
  }

  private static Stream<Violation> violations(List<Link> links) {
    List<Link> writers = links.stream().filter(link -> !link.reads()).toList();
    boolean known =
        !writers.isEmpty() && writers.stream().allMatch(it -> !it.varies() && isPlain(it.tenant()));
    Set<String> written = new TreeSet<>();
    writers.forEach(it -> it.tenant().ifPresent(tenant -> written.add(tenant.value())));
    return known
        ? links.stream().filter(Link::reads).flatMap(it -> violation(it, written).stream())
        : Stream.empty();
  }

  private static boolean isPlain(Optional<PlacedText> tenant) {
    return tenant.filter(PlacedText::isPlain).isPresent();
  }

  private static Optional<Violation> violation(Link reader, Set<String> written) {
    return reader
        .tenant()
        .filter(PlacedText::isPlain)
        .filter(it -> Tenants.split(it.value()).stream().noneMatch(written::contains))
        .map(
            it ->
                at(
                    it.place(),
                    "queries read tenant '%s', but clients write tenant '%s'"
                        .formatted(it.value(), String.join("', '", written))));
  }
}
