package dev.plg.rule.ring;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.IngesterRing;
import dev.plg.view.LokiView;
import java.util.List;

/// The backend exists only where the read target gave its parts away.
final class BackendIsNotLegacy implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/legacy-read",
        Severity.ERROR,
        Versions.from("Loki", "2.8"),
        "a backend beside the legacy read target",
        "Loki does not start: `invalid target, cannot run backend target with legacy read "
            + "mode`",
        "set `legacy_read_target: false`, or add -legacy-read-mode=false",
        "loki pkg/loki/validation.go:19@v3.7.6; the default was true before 3.0, "
            + "pkg/loki/loki.go:140@v2.9.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return IngesterRing.in(picture)
        .filter(ring -> about().versions().include(ring.loki().version()))
        .flatMap(
            ring ->
                ring.loki().config().runs().stream()
                    .filter(run -> ring.target(run).equals("backend"))
                    .filter(run -> isLegacy(ring.loki(), run))
                    .map(run -> finding(ring.loki(), run)))
        .toList();
  }

  private static boolean isLegacy(LokiView loki, Run run) {
    boolean byDefault = loki.config().isBefore("3.0");
    return run.container()
        .flag("legacy-read-mode")
        .map(flag -> flag.isOn())
        .or(() -> loki.value("legacy_read_target").map("true"::equals))
        .orElse(byDefault);
  }

  private Finding finding(LokiView loki, Run run) {
    boolean written = loki.value("legacy_read_target").isPresent();
    return about()
        .finding(
            written ? loki.placeOf("legacy_read_target") : run.container().place(),
            "%s is a backend, and the legacy read mode is on%s"
                .formatted(run.workload().title(), written ? "" : " by default"));
  }
}
