package dev.plg.emit.kustomize;

import dev.plg.finding.Pointer;
import dev.plg.model.Identity;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What kustomize changes of an object by itself: names and the references that it knows, the
/// namespace, labels and annotations. A name in any other text, as in an argument or a URL, it
/// leaves as it is.
// kustomize v4.5.4 api/konfig/builtinpluginconsts/namereference.go, namespace.go,
// commonannotations.go
final class Renaming {

  private static final Predicate<String> PAIRS =
      Pattern.compile(
              "(spec/template/)?metadata/(labels|annotations)"
                  + "|spec/selector(/matchLabels)?"
                  + "|spec/podSelector/matchLabels")
          .asMatchPredicate();

  private static final Predicate<String> NAMES =
      Pattern.compile(
              "metadata/name|spec/serviceName|spec/template/spec/serviceAccountName"
                  + "|spec/template/spec/volumes/\\d+/configMap/name"
                  + "|spec/template/spec/volumes/\\d+/secret/secretName"
                  + "|spec/template/spec/volumes/\\d+/persistentVolumeClaim/claimName"
                  + "|spec/template/spec/volumes/\\d+/projected/sources/\\d+/(configMap|secret)/name"
                  + "|spec/template/spec/(initC|c)ontainers/\\d+/env/\\d+/valueFrom/\\w+KeyRef/name"
                  + "|spec/template/spec/(initC|c)ontainers/\\d+/envFrom/\\d+/\\w+Ref/name"
                  + "|roleRef/name|subjects/\\d+/name")
          .asMatchPredicate();

  private final Identity identity;
  private final Mapping object;

  private Renaming(Identity identity, Mapping object) {
    this.identity = identity;
    this.object = object;
  }

  /// The environment's object as it has to be before kustomize renames and labels it.
  ///
  /// @param actual the object in the environment
  /// @param neutral the same object under the base's names and labels
  /// @param identity the environment's names and labels
  static Mapping undo(Mapping actual, Mapping neutral, Identity identity) {
    Node undone = TreeEdits.replaced(actual, Pointer.ROOT, new Renaming(identity, neutral)::before);
    Mapping pairless = undone instanceof Mapping mapping ? mapping : actual;
    return withoutAdded(pairless, neutral);
  }

  private Optional<Node> before(Pointer at, Node value) {
    String path = String.join("/", at.steps());
    if (PAIRS.test(path)) {
      return object.find(at);
    }
    return NAMES.test(path)
        ? object.find(at).filter(neutral -> isRenamed(neutral, value))
        : Optional.empty();
  }

  private boolean isRenamed(Node neutral, Node value) {
    return neutral instanceof Scalar was
        && value instanceof Scalar now
        && now.text().equals(newName(was.text()));
  }

  /// A namespace has no prefix: its name is the namespace of the others.
  private String newName(String name) {
    return object.text("kind").orElse("").equals("Namespace")
        ? identity.namespace().value()
        : identity.affix().around(name);
  }

  /// Without the annotations of an object that has none in the base.
  private static Mapping withoutAdded(Mapping object, Mapping neutral) {
    Mapping left = object;
    for (Pointer at :
        new Pointer[] {
          Pointer.of("metadata", "annotations"),
          Pointer.of("spec", "template", "metadata", "annotations")
        }) {
      left = neutral.find(at).isEmpty() ? TreeEdits.without(left, at) : left;
    }
    return left;
  }
}
