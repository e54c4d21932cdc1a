package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;

/// A Tempo that is everything is one pod.
final class SingleBinaryIsAlone implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/single-binary-replicas",
        Severity.ERROR,
        Versions.from("Tempo", "3.0"),
        "several pods of a Tempo that is everything in one process",
        "from 3.0 on `target: all` keeps recent spans in its own process and shares them with"
            + " nobody: queries miss what other pods took in",
        "set `replicas: 1`, or run the parts of Tempo apart, with Kafka between them",
        "tempo cmd/tempo/app/modules.go:704@v3.0.3; CHANGELOG.md 3.0: scalable-single-binary is"
            + " gone");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> about().versions().include(tempo.version()))
        .filter(tempo -> tempo.target().equals("all") && !tempo.keepsTracesLocally())
        .flatMap(
            tempo ->
                tempo.runs().stream()
                    .map(Run::workload)
                    .distinct()
                    .filter(workload -> workload.pods() > 1))
        .map(
            workload ->
                about()
                    .finding(
                        workload.replicasPlace(),
                        "%d pods of Tempo are each `target: all`".formatted(workload.pods())))
        .toList();
  }
}
