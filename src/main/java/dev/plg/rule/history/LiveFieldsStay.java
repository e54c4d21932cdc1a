package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.view.ClaimSizes;
import dev.plg.view.ImmutableFields;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The API server refuses to change some fields of an object that lives.
public final class LiveFieldsStay implements HistoryRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/immutable-field",
        List.of("K-03", "H-11"),
        Severity.ERROR,
        Versions.ALL,
        "a field changes that a live object must keep",
        "the API server refuses the change where the object lives, and `kubectl apply` stops"
            + " half-way",
        "make the object anew",
        "kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate");
  }

  @Override
  public List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (FileChange change : changes) {
      for (Node before : change.before()) {
        if (before instanceof Mapping was) {
          twin(was, change.after())
              .ifPresent(now -> check(Location.of(change.file()), was, now, findings));
        }
      }
    }
    return findings;
  }

  /// The object of the same kind, namespace and name.
  private static Optional<Mapping> twin(Mapping was, List<Node> documents) {
    return documents.stream()
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .filter(
            it ->
                it.text("kind").equals(was.text("kind"))
                    && metadata(it, "namespace").equals(metadata(was, "namespace"))
                    && metadata(it, "name").equals(metadata(was, "name")))
        .findFirst();
  }

  private void check(Location place, Mapping was, Mapping now, List<Finding> findings) {
    for (Pointer field : ImmutableFields.of(was.text("kind").orElse(""))) {
      if (isRefused(field, was, now)) {
        findings.add(
            about().finding(place, message(field, was, now), new WayThere(was, now).to(field)));
      }
    }
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
        ? "%s changes from %s to %s".formatted(what, words(before), words(after))
        : what + " changes";
  }

  private static String words(Scalar value) {
    return value.equals(Scalar.NULL) ? "none" : value.text();
  }

  private static String metadata(Mapping object, String key) {
    return object.mapping("metadata").text(key).orElse("");
  }
}
