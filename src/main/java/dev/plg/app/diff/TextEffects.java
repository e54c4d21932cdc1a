package dev.plg.app.diff;

import dev.plg.alloy.AlloyFile;
import dev.plg.catalog.Program;
import dev.plg.picture.ConfigOwner;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the differences of a ConfigMap or a Secret do: of each text by what it is to its program.
final class TextEffects {

  private final ObjectName name;
  private final Readers before;
  private final Readers after;

  TextEffects(ObjectName name, Readers before, Readers after) {
    this.name = name;
    this.before = before;
    this.after = after;
  }

  List<Change> of(Mapping was, Mapping now) {
    var changes = new ArrayList<Change>();
    boolean isFixed = was.isOn("immutable") && now.isOn("immutable");
    for (DifferentValue difference : RenamedTexts.paired(Comparison.of(was, now))) {
      if (difference.isBelow("metadata")) {
        changes.add(change(difference, ObjectEffects.metadata(name, difference)));
      } else if (isFixed || difference.isBelow("type")) {
        changes.add(change(difference, refused()));
      } else if (difference.isBelow("data")) {
        changes.addAll(ofText(difference));
      } else {
        changes.add(change(difference, ofWhole()));
      }
    }
    return changes;
  }

  private Verdict refused() {
    return Verdict.of(Effect.RECREATED, "the API server refuses the change")
        .by(name.command("delete"));
  }

  private List<Change> ofText(DifferentValue difference) {
    String key = difference.last();
    if (!(difference.before().orElse(Scalar.NULL) instanceof Scalar was)
        || !(difference.after().orElse(Scalar.NULL) instanceof Scalar now)
        || was.isNull()
        || now.isNull()) {
      return List.of(change(difference, ofWhole()));
    }
    Optional<Node> old = ConfigTree.of(key, was);
    Optional<Node> changed = ConfigTree.of(key, now);
    if (old.isEmpty() || changed.isEmpty()) {
      return List.of(change(difference, isDashboard(key) ? dashboard() : ofWhole()));
    }
    List<DifferentValue> inside =
        Comparison.ofConfigs(difference.steps(), old.get(), changed.get());
    return inside.isEmpty()
        ? List.of(change(difference, sameWords(difference)))
        : inside.stream().map(it -> change(it, ofValue(key, changed.get(), now, it))).toList();
  }

  /// Where only its name differs, the workload says so.
  private static Verdict sameWords(DifferentValue difference) {
    return Verdict.of(
        Effect.NOTHING,
        difference.textBefore().equals(difference.textAfter())
            ? "the same text under another name"
            : "its words mean the same: comments, order or quotes");
  }

  private Verdict ofValue(String key, Node tree, Scalar text, DifferentValue difference) {
    if (isDashboard(key)) {
      return dashboard();
    }
    return program(key, tree, text)
        .map(it -> ConfigEffects.of(it, difference.from(2)))
        .orElseGet(this::ofWhole);
  }

  private Optional<Program> program(String key, Node tree, Scalar text) {
    if (key.endsWith(".alloy") || key.endsWith(".river") || AlloyFile.looksLike(text.text())) {
      return Optional.of(Program.ALLOY);
    }
    return Optional.of(tree)
        .filter(Mapping.class::isInstance)
        .flatMap(it -> ConfigOwner.of(((Mapping) it).keys()))
        .or(() -> after.program(name))
        .or(() -> before.program(name));
  }

  /// Grafana reads the folders of dashboards again and again.
  private boolean isDashboard(String key) {
    return key.endsWith(".json")
        && program(key, Scalar.NULL, Scalar.of("")).filter(it -> it != Program.GRAFANA).isEmpty();
  }

  private static Verdict dashboard() {
    return Verdict.of(Effect.IN_PLACE, "Grafana reads it again by itself");
  }

  /// Of a text whose parts plg does not know.
  private Verdict ofWhole() {
    return Readers.of(name, before, after).isEmpty()
        ? Verdict.of(Effect.IN_PLACE, "no pod of these objects mounts it")
        : Verdict.of(Effect.RESTARTS, "");
  }

  private Change change(DifferentValue difference, Verdict verdict) {
    return Change.of(name, difference, verdict);
  }
}
