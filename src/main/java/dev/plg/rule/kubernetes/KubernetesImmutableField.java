package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.HistorySubjects.CHANGES;

import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.rule.FileChange;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ClaimSizes;
import dev.plg.view.ImmutableFields;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The API server refuses to change some fields of an existing object.
public final class KubernetesImmutableField {

  public static final Rule RULE =
      error("kubernetes/immutable-field", CHANGES)
          .what("an immutable field of an existing object changes")
          .why(
              "the API server refuses the change if the object exists, and `kubectl apply` stops"
                  + " halfway")
          .fix("recreate the object")
          .source(
              "kubernetes/kubernetes pkg/apis/apps/validation/validation.go"
                  + " ValidateStatefulSetUpdate")
          .finds(KubernetesImmutableField::violations);

  private KubernetesImmutableField() {}

  private static Stream<Violation> violations(FileChange change) {
    return mappings(change.before())
        .flatMap(
            was ->
                twin(was, change.after()).stream()
                    .flatMap(now -> violations(Location.of(change.file()), was, now)));
  }

  private static Stream<Mapping> mappings(List<Node> documents) {
    return documents.stream().filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /// The object of the same kind, namespace and name.
  private static Optional<Mapping> twin(Mapping was, List<Node> documents) {
    return mappings(documents)
        .filter(
            it ->
                it.text("kind").equals(was.text("kind"))
                    && metadata(it, "namespace").equals(metadata(was, "namespace"))
                    && metadata(it, "name").equals(metadata(was, "name")))
        .findFirst();
  }

  private static Stream<Violation> violations(Location place, Mapping was, Mapping now) {
    return ImmutableFields.of(was.text("kind").orElse("")).stream()
        .filter(field -> isRefused(field, was, now))
        .map(
            field ->
                Violation.at(place, message(field, was, now))
                    .fixedBy(new RolloutCommands(was, now).to(field)));
  }

  private static boolean isRefused(Pointer field, Mapping was, Mapping now) {
    return field.equals(ImmutableFields.SIZE)
        ? ClaimSizes.isLess(ClaimSizes.of(now), ClaimSizes.of(was))
            && !ClaimSizes.of(now).equals(ClaimSizes.of(was))
        : !was.find(field).equals(now.find(field));
  }

  private static String message(Pointer field, Mapping was, Mapping now) {
    String what =
        "`%s` of the %s %s".formatted(field, was.text("kind").orElse(""), metadata(was, "name"));
    return was.find(field).orElse(Scalar.NULL) instanceof Scalar before
            && now.find(field).orElse(Scalar.NULL) instanceof Scalar after
        ? "%s changes from %s to %s".formatted(what, shown(before), shown(after))
        : what + " changes";
  }

  private static String shown(Scalar value) {
    return value.equals(Scalar.NULL) ? "none" : value.text();
  }

  private static String metadata(Mapping object, String key) {
    return object.mapping("metadata").text(key).orElse("");
  }
}
