package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.HttpUrl;
import dev.plg.model.Stack;
import dev.plg.model.TraceStore;
import dev.plg.view.ResolvedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Each part of a stack is fed by another one and read by another one, or by something outside that
/// its user has to know of.
public final class PartsAreUsed implements StackRule {

  @Override
  public About about() {
    return new About(
        "stack/idle-part",
        List.of(),
        Severity.NOTE,
        Versions.ALL,
        "nothing in this stack feeds or reads a part of it",
        "the part works, and is of no use unless something outside of the stack needs it",
        "add what it belongs to, or leave the part out",
        "plg");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    var findings = new ArrayList<Finding>();
    Stack stack = asked.stack();
    boolean lines = stack.collector().isPresent() || stack.events().isPresent();
    boolean shown = stack.grafana().isPresent();
    if (stack.keepsLogs() && !lines) {
      add(findings, asked, "loki", "nothing in this stack sends logs to Loki");
    }
    if (!shown && (stack.keepsLogs() || stack.tempo().isPresent())) {
      findings.add(
          about()
              .finding(
                  asked.place(Pointer.of("grafana")),
                  "no Grafana of this stack shows what it keeps",
                  "put the output of `plg generate --only datasources --format"
                      + " kube-prometheus-stack` into the values of the Grafana that does"));
    }
    if (stack.traces().isPresent() && stack.tempo().isEmpty()) {
      outside(findings, asked, stack, shown);
    }
    if (stack.prometheus().isPresent() && (!shown || stack.traces().isEmpty())) {
      add(findings, asked, "prometheus", "nothing in this stack asks Prometheus");
    }
    return findings;
  }

  private void outside(List<Finding> findings, ResolvedStack asked, Stack stack, boolean shown) {
    boolean asks = shown && stack.traces().flatMap(PartsAreUsed::queries).isPresent();
    if (stack.agent().isEmpty() && !asks) {
      add(findings, asked, "tempo", "nothing in this stack sends to the Tempo outside, or asks it");
    } else if (shown && !asks) {
      findings.add(
          about()
              .finding(
                  asked.place(Pointer.of("tempo")),
                  "Grafana shows no traces: it does not know where to ask the Tempo outside",
                  "set `tempo.url` to its base address, as in http://tempo.example.com:3200"));
    }
  }

  private static Optional<HttpUrl> queries(TraceStore store) {
    return switch (store) {
      case TraceStore.Here _ -> Optional.empty();
      case TraceStore.Outside(_, Optional<HttpUrl> queries, _) -> queries;
    };
  }

  private void add(List<Finding> findings, ResolvedStack asked, String part, String message) {
    findings.add(about().finding(asked.place(Pointer.of(part)), message));
  }
}
