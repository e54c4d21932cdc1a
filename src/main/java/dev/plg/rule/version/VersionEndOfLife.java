package dev.plg.rule.version;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.StackSubjects.STACK;

import dev.plg.catalog.EndOfLife;
import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.model.Events;
import dev.plg.model.Stack;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.stream.Stream;

/// plg deploys a program that has reached its end of life, and says so.
public final class VersionEndOfLife {

  public static final Rule RULE =
      note("version/end-of-life", STACK)
          .what("a program has reached its end of life")
          .why("it no longer gets bug or security fixes")
          .fix("plan the move to its successor")
          .source("https://grafana.com/docs/alloy/latest/set-up/migrate/from-promtail/")
          .covers("version/unmaintained")
          .finds(VersionEndOfLife::violations);

  private VersionEndOfLife() {}

  private static Stream<Violation> violations(ResolvedStack resolved) {
    return resolved.programs().stream()
        .map(it -> resolved.line().release(it.program()))
        .flatMap(
            release ->
                release.endOfLife().stream()
                    .map(end -> violation(resolved, release.program(), end)));
  }

  private static Violation violation(ResolvedStack resolved, Program program, EndOfLife end) {
    return Violation.at(
            Location.NONE, "%s reached its end of life on %s".formatted(program.title(), end.on()))
        .fixedBy(fix(resolved.stack(), program, end));
  }

  private static String fix(Stack stack, Program program, EndOfLife end) {
    return switch (program) {
      case PROMTAIL -> "set `collector: alloy`, which collects the same lines with the same labels";
      case GRAFANA_AGENT ->
          watchesEvents(stack)
              ? "set `events.source: alloy`; for spans, `agent.program: alloy`"
              : "set `agent.program: alloy`, whose Service has the same name and ports";
      default -> "plan the move to %s: %s".formatted(end.successor(), end.source());
    };
  }

  private static boolean watchesEvents(Stack stack) {
    return stack.events().filter(Events.ByAgent.class::isInstance).isPresent();
  }
}
