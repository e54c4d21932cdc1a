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

/// Who reads another tenant than the senders name sees nothing, and no error.
final class ReaderMeansWritersTenant implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tenancy/tenants-differ",
        Severity.ERROR,
        Versions.of("Loki"),
        "logs are written for one tenant and read for another",
        "queries find nothing, and no error tells",
        "name the same tenant in Grafana's data source as at the senders",
        "loki docs/sources/operations/multi-tenancy.md@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var ways = new HashMap<ProgramConfig, List<Link>>();
    Link.in(picture)
        .filter(link -> link.to() == Program.LOKI)
        .forEach(
            link ->
                link.reachedConfigs(picture)
                    .forEach(it -> ways.computeIfAbsent(it, _ -> new ArrayList<>()).add(link)));
    return LokiView.in(picture)
        .filter(loki -> Tenants.areDemanded(loki.config()))
        .flatMap(loki -> differing(ways.getOrDefault(loki.config(), List.of())))
        .toList();
  }

  private Stream<Finding> differing(List<Link> links) {
    List<Link> writers = links.stream().filter(link -> !link.reads()).toList();
    boolean known =
        !writers.isEmpty() && writers.stream().allMatch(it -> !it.varies() && isPlain(it.tenant()));
    Set<String> written = new TreeSet<>();
    writers.forEach(it -> it.tenant().ifPresent(tenant -> written.add(tenant.value())));
    return known
        ? links.stream().filter(Link::reads).flatMap(it -> unwritten(it, written).stream())
        : Stream.empty();
  }

  private static boolean isPlain(Optional<PlacedText> tenant) {
    return tenant.filter(PlacedText::isPlain).isPresent();
  }

  private Optional<Finding> unwritten(Link reader, Set<String> written) {
    return reader
        .tenant()
        .filter(PlacedText::isPlain)
        .filter(it -> Tenants.split(it.value()).stream().noneMatch(written::contains))
        .map(
            it ->
                about()
                    .finding(
                        it.place(),
                        "tenant '%s' is read, and what is sent is of tenant '%s'"
                            .formatted(it.value(), String.join("', '", written))));
  }
}
