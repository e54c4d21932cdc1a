package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// A tag that moves makes two pods of one manifest different programs.
public final class ImageTagIsPinned implements StackRule {

  @Override
  public About about() {
    return new About(
        "image/latest",
        List.of("K-12"),
        Severity.WARNING,
        Versions.ALL,
        "an image tag moves",
        "the next pod may run another version than this one, with other configuration keys",
        "name a version, or leave the tag out: the catalog knows the right one",
        "https://kubernetes.io/docs/concepts/containers/images/#image-names");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.programs().stream()
        .filter(it -> it.workload().image().tag().filter("latest"::equals).isPresent())
        .filter(it -> it.workload().image().digest().isEmpty())
        .map(
            it ->
                about()
                    .finding(
                        asked.place(Pointer.of(it.key(), "image", "tag")),
                        "the tag 'latest' moves"))
        .toList();
  }
}
