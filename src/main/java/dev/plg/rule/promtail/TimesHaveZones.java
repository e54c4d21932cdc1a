package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import dev.plg.yaml.Mapping;
import java.util.List;

/// A time without a zone is given one.
final class TimesHaveZones implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/no-time-zone",
        Severity.NOTE,
        Versions.of("Promtail"),
        "times of lines are read without their zone",
        "they are taken for UTC: east of Greenwich lines lie in the future and are refused as too "
            + "new, west of it they are found hours too early",
        "set `location`, as in `Europe/Berlin`, or log times with their zone",
        "loki clients/pkg/logentry/stages/util.go convertDateLayout@v2.9.17");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.jobs().stream())
        .flatMap(job -> job.allStages())
        .filter(stage -> stage.type().equals("timestamp"))
        .map(stage -> stage.body())
        .filter(stage -> stage.text("location").isEmpty() && lacksZone(stage))
        .map(
            stage ->
                about()
                    .finding(
                        stage.placeOf("format"),
                        "'%s' has no zone".formatted(stage.text("format").orElse(""))))
        .toList();
  }

  /// Whether a layout of one's own tells hours and no zone; names of layouts have no digits apart.
  private static boolean lacksZone(Mapping stage) {
    String format = stage.text("format").orElse("");
    boolean hours =
        format.contains("15:04") || format.contains("3:04") || format.contains("150405");
    return hours
        && !format.contains("MST")
        && !format.contains("Z07")
        && !format.contains("-07")
        && !format.contains("+07")
        && !format.endsWith("Z")
        && !format.contains("UTC")
        && !format.contains("GMT");
  }
}
