package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A data source that is referred to is there.
final class ReferredSourceExists implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/no-such-datasource",
        Severity.WARNING,
        Versions.ALL,
        "a data source is referred to that is not provisioned here",
        "unless somebody adds it by hand, with this very uid, the link or the service map stays"
            + " empty, without an error",
        "provision it, or remove the reference",
        "grafana docs administration/provisioning: uid");
  }

  @Override
  public List<Finding> check(Picture picture) {
    List<DataSource> all = DataSource.in(picture).toList();
    Set<String> known =
        all.stream()
            .flatMap(
                it ->
                    Stream.concat(it.uid().stream(), Stream.of(it.name().toLowerCase(Locale.ROOT))))
            .collect(Collectors.toSet());
    boolean complete = picture.workloads(Program.GRAFANA).findAny().isPresent();
    return all.stream()
        .filter(_ -> complete)
        .flatMap(DataSource::references)
        .filter(
            it -> !known.contains(it.uid()) && !known.contains(it.uid().toLowerCase(Locale.ROOT)))
        .map(
            it ->
                about()
                    .finding(
                        it.place(),
                        "no data source is provisioned with the uid %s".formatted(it.uid())))
        .toList();
  }
}
