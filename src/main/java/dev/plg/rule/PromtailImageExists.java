package dev.plg.rule;

import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// Promtail's releases ended with 3.6; Loki's went on.
public final class PromtailImageExists implements StackRule {

  @Override
  public About about() {
    return new About(
        "promtail/no-such-image",
        List.of("V-02"),
        Severity.ERROR,
        Versions.ALL,
        "no such Promtail image exists",
        "Promtail left Loki's source before 3.7: the image cannot be pulled",
        "leave the tag out, or choose one of 3.6 or older",
        "loki clients/cmd/promtail, absent @v3.7.0");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked
        .stack()
        .promtail()
        .filter(it -> it.workload().image().repository().isEmpty())
        .flatMap(it -> it.workload().image().tag())
        .flatMap(Version::parse)
        .filter(tag -> tag.isAtLeast("3.7"))
        .map(
            tag ->
                List.of(
                    about()
                        .finding(
                            asked.place(Pointer.of("promtail", "image", "tag")),
                            "there is no image grafana/promtail:" + tag)))
        .orElse(List.of());
  }
}
