package dev.plg.app.diff;

import dev.plg.app.report.Paint;
import dev.plg.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// A comparison for people, on a terminal.
final class DiffText {

  private final DeploymentDiff diff;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder();

  private DiffText(DeploymentDiff diff, Paint paint) {
    this.diff = diff;
    this.paint = paint;
  }

  static String of(DeploymentDiff diff, boolean verbose, boolean colour) {
    var text = new DiffText(diff, new Paint(colour));
    for (Effect effect : Effect.values()) {
      if (verbose || effect != Effect.NOTHING) {
        text.add(effect);
      }
    }
    return text.out.toString();
  }

  private void add(Effect effect) {
    Map<ObjectName, List<Change>> changes = diff.of(effect);
    boolean restarts = effect == Effect.RESTARTS && !diff.restarts().isEmpty();
    if (changes.isEmpty() && !restarts) {
      return;
    }
    out.append(out.isEmpty() ? "" : "\n")
        .append(paint.severity(severity(effect), effect.title()))
        .append('\n');
    if (restarts) {
      diff.restarts().forEach(it -> line(1, "%s: %s".formatted(it.workload().title(), it.order())));
    }
    changes.forEach(this::add);
  }

  private static Severity severity(Effect effect) {
    return switch (effect) {
      case LOSES_DATA, RECREATED -> Severity.ERROR;
      case STORED, RESTARTS, SCALES -> Severity.WARNING;
      case PORTS, ACCESS, IN_PLACE, NOTHING -> Severity.NOTE;
    };
  }

  private void add(ObjectName object, List<Change> changes) {
    line(1, sign(changes.getFirst()) + object.title());
    var commands = new LinkedHashSet<String>();
    String said = "";
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      change
          .difference()
          .ifPresent(it -> line(2, DiffText.path(it) + ": " + ShownValue.of(change)));
      ShownValue.patch(change).forEach(it -> line(3, it));
      said = change.verdict().says();
      boolean isLast = i + 1 == changes.size() || !changes.get(i + 1).verdict().says().equals(said);
      if (isLast && !said.isEmpty()) {
        line(3, said);
      }
      commands.addAll(change.verdict().commands());
    }
    new ArrayList<>(commands).forEach(it -> line(3, "run: " + it));
  }

  static String sign(Change change) {
    return switch (change.presence()) {
      case ADDED -> "+ ";
      case REMOVED -> "- ";
      case CHANGED -> "";
    };
  }

  /// The way to a value; for a configuration after its name: `loki.yaml server.log_level`.
  static String path(DifferentValue difference) {
    if (difference.isBelow("data") && difference.steps().size() > 2) {
      return difference.step(1) + " " + difference.from(2).path();
    }
    return difference.path();
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}
