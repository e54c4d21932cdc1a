package dev.plg.rule.helm;

import dev.plg.catalog.ChartProgram;
import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.Optional;

/// A chart's configuration is written for the program that it names.
final class ImageFitsChart implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/image-line",
        Severity.WARNING,
        Versions.ALL,
        "the image is of another major version than the chart is for",
        "the configuration that the chart puts together has keys that the program refuses",
        "take the chart of that version, or leave the tag to the chart",
        "loki production/helm/loki/Chart.yaml@helm-loki-5.48.0 appVersion");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return values.known().program().stream()
        .flatMap(program -> of(values, program).stream())
        .toList();
  }

  private Optional<Finding> of(UserValues values, ChartProgram program) {
    return values
        .text(program.tag())
        .flatMap(tag -> Version.parse(tag))
        .filter(tag -> values.says(program.tag()) && tag.major() != program.version().major())
        .map(
            tag ->
                about()
                    .finding(
                        values.place(program.tag()),
                        "`%s` is %s, and chart %s-%s is for %s"
                            .formatted(
                                program.tag(),
                                tag,
                                values.chart(),
                                values.version(),
                                program.version())));
  }
}
