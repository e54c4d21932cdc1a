package dev.plg.rule.tempo;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.Violation.at;

import dev.plg.model.Ingest;
import dev.plg.model.Tempo;
import dev.plg.rule.Rule;

/// Single-binary Tempo receives a limited rate of spans.
public final class TempoLoadPastMode {

  /// "under 25-35 MB/s": the lower bound, in megabytes a second.
  private static final long ONE_POD = 25;

  public static final Rule RULE =
      warning("tempo/load-past-mode", STACK)
          .what("the rate of spans is more than a single-binary Tempo is designed for")
          .why("the pod falls behind and refuses spans")
          .fix(
              "sample spans where they are created, or run Tempo's components separately with the"
                  + " chart tempo-distributed")
          .source(
              "grafana/tempo docs/sources/tempo/set-up-for-tracing/setup-tempo/plan/"
                  + "deployment-modes.md:20@v3.0.3")
          .finds(
              it ->
                  it.stack().tempo().flatMap(Tempo::ingest).map(Ingest::megabytesPerSecond).stream()
                      .filter(load -> load > ONE_POD)
                      .map(
                          load ->
                              at(
                                  it.placeOf("tempo", "ingest"),
                                  "%dMB/s is more than one pod of Tempo is designed for, about %dMB/s"
                                      .formatted(load, ONE_POD))));

  private TempoLoadPastMode() {}
}
