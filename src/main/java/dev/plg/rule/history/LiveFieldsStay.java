package dev.plg.rule.history;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The API server refuses to change some fields of an object that lives.
final class LiveFieldsStay implements HistoryRule {

  /// By kind, the fields of `spec` that never change.
  // kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate,
  // ValidateDeploymentUpdate, ValidateDaemonSetUpdate; pkg/apis/core/validation/validation.go
  // ValidatePersistentVolumeClaimUpdate
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "StatefulSet",
          List.of("serviceName", "selector", "podManagementPolicy", "volumeClaimTemplates"),
          "Deployment",
          List.of("selector"),
          "DaemonSet",
          List.of("selector"),
          "PersistentVolumeClaim",
          List.of("accessModes", "storageClassName"));

  @Override
  public About about() {
    return new About(
        "kubernetes/immutable-field",
        List.of("K-03", "H-11"),
        Severity.ERROR,
        Versions.ALL,
        "a field changes that a live object must keep",
        "the API server refuses the change where the object lives, and `kubectl apply` stops half-way",
        "make the object anew",
        "kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate");
  }

  @Override
  public List<Finding> check(List<Change> changes, LocalDate rollout) {
    var findings = new ArrayList<Finding>();
    for (Change change : changes) {
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
    String kind = was.text("kind").orElse("");
    for (String field : FIELDS.getOrDefault(kind, List.of())) {
      if (!was.mapping("spec").find(field).equals(now.mapping("spec").find(field))) {
        findings.add(
            about()
                .finding(
                    place,
                    "`spec.%s` of the %s %s changes".formatted(field, kind, metadata(was, "name")),
                    commands(kind, field, was)));
      }
    }
  }

  /// The way there. Pods and volumes of a set outlive it where it is orphaned, and the new one takes
  /// them over; with another selector it would not know them.
  private static String commands(String kind, String field, Mapping object) {
    String namespace = metadata(object, "namespace");
    String name =
        "kubectl %sdelete %s %s"
            .formatted(
                namespace.isEmpty() ? "" : "-n " + namespace + " ",
                kind.toLowerCase(Locale.ROOT),
                metadata(object, "name"));
    String first =
        switch (kind) {
          case "PersistentVolumeClaim" -> "save what is on the volume, run `" + name + "`";
          case "StatefulSet" ->
              field.equals("selector") ? "run `%s`".formatted(name) : "run `%s --cascade=orphan`".formatted(name);
          default -> "run `%s`".formatted(name);
        };
    String disks =
        field.equals("volumeClaimTemplates")
            ? "; volumes that exist keep their size and class: enlarge each with `kubectl patch pvc`"
            : "";
    return "write with --accept kubernetes/immutable-field, %s, and apply%s".formatted(first, disks);
  }

  private static String metadata(Mapping object, String key) {
    return object.mapping("metadata").text(key).orElse("");
  }
}
