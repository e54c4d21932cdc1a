package dev.plg.rule.grafana;

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

/// Data sources refer to each other by their uid.
final class UidIsReferredTo implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/datasource-uid",
        Severity.ERROR,
        Versions.ALL,
        "a data source is referred to by its name, not by its uid",
        "the reference leads nowhere, since Grafana makes up a uid such as P8E80F9AEF21F6940 where"
            + " none is written: the link is missing or fails, without an error in any log",
        "write a `uid` at the data source that is meant, and refer to that",
        "grafana docs administration/provisioning: uid; grafana issue #79846");
  }

  @Override
  public List<Finding> check(Picture picture) {
    List<DataSource> all = DataSource.in(picture).toList();
    Set<String> uids = all.stream().flatMap(it -> it.uid().stream()).collect(Collectors.toSet());
    return all.stream()
        .flatMap(DataSource::references)
        .filter(reference -> !uids.contains(reference.uid()))
        .flatMap(
            reference ->
                all.stream()
                    .filter(it -> it.name().equalsIgnoreCase(reference.uid()))
                    .limit(1)
                    .map(it -> finding(reference, it)))
        .toList();
  }

  private Finding finding(DataSource.Reference reference, DataSource meant) {
    String uid = meant.uid().orElse(meant.name().toLowerCase(Locale.ROOT));
    return about()
        .finding(
            reference.place(),
            "%s is the name of a data source, whose uid is %s"
                .formatted(reference.uid(), meant.uid().orElse("made up by Grafana")),
            meant.uid().isPresent()
                ? "refer to " + uid
                : "give %s `uid: %s` and refer to that".formatted(meant.name(), uid));
  }
}
