package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;
import java.util.Set;

/// Traces are kept in a way that Tempo knows.
final class BackendIsKnown implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/unknown-backend",
        Severity.ERROR,
        Versions.of("Tempo"),
        "the backend for traces is missing or unknown",
        "Tempo exits: `unknown backend`",
        "set `storage.trace.backend` to local, s3, gcs or azure",
        "tempo tempodb/tempodb.go:158@v2.4.2, :191@v2.10.8");
  }

  private static final Set<String> KNOWN = Set.of("local", "s3", "gcs", "azure");

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> !tempo.backend().map(BackendIsKnown::mayBe).orElse(false))
        .map(
            tempo ->
                about()
                    .finding(
                        tempo.placeOf("storage", "trace", "backend"),
                        tempo
                            .backend()
                            .map("Tempo knows no backend %s"::formatted)
                            .orElse("no backend for traces is set")))
        .toList();
  }

  private static boolean mayBe(String backend) {
    return KNOWN.contains(backend) || backend.contains("$");
  }
}
