package dev.plg.rule;

import dev.plg.catalog.Version;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Loki;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.Optional;

/// The configuration is written for the version line, so the image must be of that line.
public final class LokiImageFitsLine implements StackRule {

  @Override
  public About about() {
    return new About(
        "loki/image-of-other-line",
        List.of("H-10"),
        Severity.ERROR,
        Versions.ALL,
        "the Loki image is not of the stack's version line",
        "Loki refuses configuration keys that its version does not know, and does not start",
        "choose a tag of the line, or set `loki.version` to the line of the image",
        "loki pkg/util/cfg/files.go@v3.7.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    Loki loki = asked.stack().loki();
    Optional<Version> tag = loki.workload().image().tag().flatMap(Version::parse);
    return tag.filter(it -> !it.minor().equals(loki.version()))
        .map(
            it ->
                List.of(
                    about()
                        .finding(
                            asked.place(Pointer.of("loki", "image", "tag")),
                            "the image %s is not of the version line %s"
                                .formatted(it, loki.version()))))
        .orElse(List.of());
  }
}
