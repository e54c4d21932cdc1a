package dev.plg.rule.stack;

import static dev.plg.rule.Draft.note;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.Violation.at;

import dev.plg.model.HttpUrl;
import dev.plg.model.Stack;
import dev.plg.model.TraceStore;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Each part of a stack gets data from another part and is read by another part, or by something
/// outside of the stack.
public final class StackIdlePart {

  public static final Rule RULE =
      note("stack/idle-part", STACK)
          .what("nothing in this stack sends data to a component, or reads its data")
          .why("it runs, but nothing in this stack uses it")
          .fix("add the component that uses it, or remove it")
          .source("plg")
          .finds(it -> violations(it).stream());

  private StackIdlePart() {}

  private static List<Violation> violations(ResolvedStack resolved) {
    var violations = new ArrayList<Violation>();
    Stack stack = resolved.stack();
    boolean lines = stack.collector().isPresent() || stack.events().isPresent();
    boolean shown = stack.grafana().isPresent();
    if (stack.keepsLogs() && !lines) {
      violations.add(at(resolved.placeOf("loki"), "nothing in this stack sends logs to Loki"));
    }
    if (!shown && (stack.keepsLogs() || stack.tempo().isPresent())) {
      violations.add(
          at(resolved.placeOf("grafana"), "this stack has no Grafana to show its logs and traces")
              .fixedBy(
                  "add the output of `plg generate --only datasources --format"
                      + " kube-prometheus-stack` to the values of an existing Grafana"));
    }
    if (stack.traces().isPresent() && stack.tempo().isEmpty()) {
      violations.addAll(outside(resolved, shown));
    }
    if (stack.prometheus().isPresent() && (!shown || stack.traces().isEmpty())) {
      violations.add(
          at(resolved.placeOf("prometheus"), "nothing in this stack queries Prometheus"));
    }
    return violations;
  }

  private static List<Violation> outside(ResolvedStack resolved, boolean shown) {
    Stack stack = resolved.stack();
    boolean queried = shown && stack.traces().flatMap(StackIdlePart::queries).isPresent();
    if (queried || (stack.agent().isPresent() && !shown)) {
      return List.of();
    }
    return stack.agent().isEmpty()
        ? List.of(
            at(
                resolved.placeOf("tempo"),
                "nothing in this stack sends traces to the external Tempo, or queries it"))
        : List.of(
            at(
                    resolved.placeOf("tempo"),
                    "Grafana shows no traces: the URL to query the external Tempo is not set")
                .fixedBy(
                    "set `tempo.url` to its base address, as in http://tempo.example.com:3200"));
  }

  private static Optional<HttpUrl> queries(TraceStore store) {
    return switch (store) {
      case TraceStore.Here _ -> Optional.empty();
      case TraceStore.Outside(_, Optional<HttpUrl> queries, _) -> queries;
    };
  }
}
