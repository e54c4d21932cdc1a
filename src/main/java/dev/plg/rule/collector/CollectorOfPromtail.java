package dev.plg.rule.collector;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Pointer;
import dev.plg.model.Alloy;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.stream.Stream;

/// What the section `promtail` says of Promtail alone has no effect on an Alloy in its place.
public final class CollectorOfPromtail {

  public static final Rule RULE =
      note("collector/of-promtail", STACK)
          .what("a key under `promtail` has no effect on Alloy")
          .why(
              "Alloy has its own image and resources; discovery, namespaces and scheduling under"
                  + " `promtail` still apply")
          .fix("write it under `alloy`, or remove it")
          .source("grafana/alloy Dockerfile@v1.18.1; grafana/loki clients/cmd/promtail/Dockerfile")
          .where(it -> it.stack().collector(Alloy.class).isPresent())
          .finds(CollectorOfPromtail::violations);

  private CollectorOfPromtail() {}

  private static Stream<Violation> violations(ResolvedStack stack) {
    return Stream.of("image", "resources")
        .map(key -> Pointer.of("promtail", key))
        .filter(key -> stack.source().find(key).isPresent())
        .map(
            key ->
                at(stack.place(key), "`%s` has no effect with `collector: alloy`".formatted(key)));
  }
}
