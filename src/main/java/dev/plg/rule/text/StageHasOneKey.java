package dev.plg.rule.text;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// Each stage of a pipeline is a list item of its own.
final class StageHasOneKey implements PictureRule {

  @Override
  public About about() {
    return new About(
        "text/two-stages",
        Severity.ERROR,
        Versions.of("Promtail"),
        "one stage of a pipeline has several keys",
        "Promtail does not start: `pipeline stage must contain only one key`",
        "begin each stage with a dash of its own",
        "loki clients/pkg/logentry/stages/pipeline.go:50@v3.5.12");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    picture
        .configs(Program.PROMTAIL)
        .forEach(
            config -> {
              for (Node job : config.tree().sequence("scrape_configs").items()) {
                if (job instanceof Mapping mapping) {
                  check(mapping.sequence("pipeline_stages"), findings);
                }
              }
            });
    return findings;
  }

  private void check(Sequence stages, List<Finding> findings) {
    for (Node item : stages.items()) {
      if (item instanceof Mapping stage) {
        if (stage.entries().size() > 1) {
          findings.add(
              about()
                  .finding(
                      stage.place(),
                      "a stage holds `%s`".formatted(String.join("` and `", stage.keys()))));
        }
        check(stage.mapping("match").sequence("stages"), findings);
      }
    }
  }
}
