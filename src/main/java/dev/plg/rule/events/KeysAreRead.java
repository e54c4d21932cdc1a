package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.rule.Slip;
import dev.plg.view.ExporterView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Keys of the configuration are those that this exporter reads.
final class KeysAreRead implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/ignored-key",
        Severity.WARNING,
        Versions.of("event-exporter"),
        "the configuration has a key that this exporter does not read",
        "unknown keys are passed over without a word: what they ask for does not happen",
        "remove the key, or take an image that knows it",
        "kubernetes-event-exporter pkg/exporter/config.go, compared from v0.9 to v1.7");
  }

  private static final Set<String> OLD =
      Set.of("logLevel", "logFormat", "namespace", "leaderElection", "route", "receivers");

  private static final Map<String, String> SINCE =
      Map.of(
          "throttlePeriod",
          "0.11",
          "clusterName",
          "1.0",
          "kubeQPS",
          "1.0",
          "kubeBurst",
          "1.0",
          "maxEventAgeSeconds",
          "1.2",
          "metricsNamePrefix",
          "1.2",
          "omitLookup",
          "1.4",
          "cacheSize",
          "1.6");

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(
            exporter ->
                exporter.tree().entries().stream()
                    .flatMap(entry -> finding(exporter, entry).stream()))
        .toList();
  }

  private Optional<Finding> finding(ExporterView exporter, Mapping.Entry entry) {
    String key = entry.key();
    if (OLD.contains(key)) {
      return Optional.empty();
    }
    Optional<String> since = Optional.ofNullable(SINCE.get(key));
    if (since.isPresent()) {
      return since
          .filter(exporter.config()::isBefore)
          .map(it -> about().finding(entry.keyPlace(), "%s is read from %s on".formatted(key, it)));
    }
    var known = new TreeSet<>(OLD);
    known.addAll(SINCE.keySet());
    Finding finding =
        about()
            .finding(
                entry.keyPlace(),
                "the exporter does not read %s".formatted(key),
                Nearest.to(key, known).map("did you mean %s?"::formatted).orElse(about().fix()));
    return Optional.of(Slip.repaired(finding, exporter.tree(), entry, known));
  }
}
