package dev.plg.app.krm;

import dev.plg.component.Metadata;
import dev.plg.finding.Finding;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The objects that a function was given, and those that plg makes. What an earlier run made is
/// replaced in its place, so that a function may run over its own output.
///
/// @param objects all of them, those that were given first
/// @param findings why they cannot be side by side
record KrmItems(List<Mapping> objects, List<Finding> findings) {

  /// Annotations of the orchestrator, as `internal.config.kubernetes.io/path`.
  private static final String ORCHESTRATORS = "([a-z0-9-]+\\.)*config\\.(kubernetes|k8s)\\.io/.*";

  private static final String ANNOTATIONS = "annotations";

  static KrmItems of(List<Mapping> given, List<Mapping> made) {
    var all = new ArrayList<>(given);
    Map<Id, Integer> places = places(given);
    var findings = new ArrayList<Finding>();
    for (Mapping object : made) {
      Optional<Integer> at = Optional.ofNullable(places.get(Id.of(object)));
      if (at.isEmpty()) {
        all.add(object);
      } else {
        Mapping there = given.get(at.get());
        all.set(at.get(), withAnnotations(object, there));
        if (!isPlgs(there)) {
          findings.add(taken(there));
        }
      }
    }
    return new KrmItems(all, findings);
  }

  private static Map<Id, Integer> places(List<Mapping> given) {
    var places = new LinkedHashMap<Id, Integer>();
    for (int i = 0; i < given.size(); i++) {
      places.putIfAbsent(Id.of(given.get(i)), i);
    }
    return places;
  }

  private static boolean isPlgs(Mapping object) {
    return object
        .mapping("metadata")
        .mapping("labels")
        .text(Metadata.MANAGED_BY)
        .filter(Metadata.PLG::equals)
        .isPresent();
  }

  /// With the orchestrator's annotations, which a function must keep.
  private static Mapping withAnnotations(Mapping made, Mapping given) {
    Mapping metadata = made.mapping("metadata");
    Mapping.Builder annotations = metadata.mapping(ANNOTATIONS).toBuilder();
    given.mapping("metadata").mapping(ANNOTATIONS).entries().stream()
        .filter(entry -> entry.key().matches(ORCHESTRATORS))
        .forEach(annotations::add);
    Mapping all = annotations.build();
    return all.isEmpty()
        ? made
        : made.toBuilder()
            .put("metadata", metadata.toBuilder().put(ANNOTATIONS, all).build())
            .build();
  }

  /// What the orchestrator says about an object under a name, in the new or the old form.
  static Optional<String> annotation(Mapping object, String name) {
    Mapping annotations = object.mapping("metadata").mapping(ANNOTATIONS);
    return annotations
        .text("internal.config.kubernetes.io/" + name)
        .or(() -> annotations.text("config.kubernetes.io/" + name));
  }

  private static Finding taken(Mapping object) {
    return Finding.error(
        "krm/taken",
        object.place(),
        "%s is already among the resources, and plg did not generate it".formatted(Id.of(object)),
        "plg generates an object with this name, and one would overwrite the other",
        "remove it from the resources, or give the stack a `namePrefix`");
  }

  /// What the API server tells objects apart by.
  private record Id(String group, String kind, String namespace, String name) {
    static Id of(Mapping object) {
      String apiVersion = object.text("apiVersion").orElse("");
      Mapping metadata = object.mapping("metadata");
      return new Id(
          apiVersion.contains("/") ? apiVersion.replaceFirst("/.*", "") : "",
          object.text("kind").orElse(""),
          metadata.text("namespace").orElse(""),
          metadata.text("name").orElse(""));
    }

    @Override
    public String toString() {
      return namespace.isEmpty() ? kind + " " + name : "%s %s/%s".formatted(kind, namespace, name);
    }
  }
}
