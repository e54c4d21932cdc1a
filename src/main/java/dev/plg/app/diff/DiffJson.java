package dev.plg.app.diff;

import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A comparison for programs.
final class DiffJson {

  private DiffJson() {}

  static String of(DeploymentDiff diff) {
    return JsonWriter.write(
            Mapping.builder()
                .put("from", diff.from())
                .put("to", diff.to())
                .put("same", diff.isSame())
                .put("restarts", diff.restarts().stream().map(DiffJson::restart).toList())
                .put(
                    "groups",
                    Stream.of(Effect.values())
                        .filter(it -> !diff.of(it).isEmpty())
                        .map(it -> group(it, diff))
                        .toList())
                .put(
                    "notes",
                    diff.notes().stream()
                        .map(
                            it ->
                                Mapping.of(
                                    "rule", it.rule(), "message", it.message(), "why", it.why()))
                        .toList())
                .build())
        + "\n";
  }

  private static Mapping restart(Restart restart) {
    return Mapping.of("object", restart.workload().title(), "order", restart.order());
  }

  private static Mapping group(Effect effect, DeploymentDiff diff) {
    return Mapping.of(
        "effect",
        effect.word(),
        "title",
        effect.title(),
        "changes",
        diff.changes().stream().filter(it -> it.effect() == effect).map(DiffJson::change).toList());
  }

  private static Mapping change(Change change) {
    Mapping.Builder tree =
        Mapping.builder()
            .put("object", change.object().title())
            .put("change", change.presence().name().toLowerCase(Locale.ROOT));
    change
        .difference()
        .ifPresent(
            it -> {
              boolean hidden = ShownValue.isSecret(change.object(), it);
              tree.put("path", it.path());
              if (hidden) {
                tree.put("hidden", true);
              } else {
                it.before().ifPresent(node -> tree.put("before", node));
                it.after().ifPresent(node -> tree.put("after", node));
              }
              if (it.place().isKnown()) {
                tree.put("place", it.place().toString());
              }
            });
    return tree.with("does", change.verdict().says().isEmpty() ? null : change.verdict().says())
        .with("commands", List.copyOf(change.verdict().commands()))
        .build();
  }
}
