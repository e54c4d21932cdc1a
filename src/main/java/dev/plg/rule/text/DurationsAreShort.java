package dev.plg.rule.text;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.GoDuration;
import dev.plg.yaml.Scalar;
import java.util.List;

/// Days and weeks are known in some places only.
final class DurationsAreShort implements PictureRule {

  @Override
  public About about() {
    return new About(
        "text/long-unit",
        Severity.ERROR,
        Versions.of("Loki"),
        "a duration has a unit that Go does not know",
        "Loki does not start: `time: unknown unit \"d\" in duration`",
        "write hours, as in 168h",
        "loki pkg/ingester/ingester.go:99-105@v3.7.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .configs(Program.LOKI)
        .flatMap(ConfigurationValuesFit::values)
        .filter(ConfigurationValuesFit::isLong)
        .map(
            it ->
                about()
                    .finding(
                        it.value().place(),
                        "'%s' has no unit that is known here"
                            .formatted(((Scalar) it.value()).text()),
                        inHours(((Scalar) it.value()).text())))
        .toList();
  }

  private String inHours(String text) {
    return GoDuration.parse(text)
        .filter(it -> it.toHours() > 0)
        .map(it -> "write %dh".formatted(it.toHours()))
        .orElse(about().fix());
  }
}
