package dev.plg.app.diff;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.ImageName;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Mapping.Entry;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the pods of a workload read, and the programs that they run.
///
/// @param reads ConfigMaps, Secrets, claims and accounts, as `ConfigMap loki`
/// @param programs in the order of the containers
record PodNeeds(Set<String> reads, List<Program> programs) {

  /// Keys around the name of an object, with its kind.
  private static final Map<String, String> REFERENCES =
      Map.of(
          "configMap", "ConfigMap",
          "configMapRef", "ConfigMap",
          "configMapKeyRef", "ConfigMap",
          "secret", "Secret",
          "secretRef", "Secret",
          "secretKeyRef", "Secret",
          "persistentVolumeClaim", "PersistentVolumeClaim");

  private static final Set<String> NAMES = Set.of("name", "secretName", "claimName");

  /// The pod template of a workload; empty for an object of another kind.
  static Optional<Mapping> template(Mapping object) {
    Pointer way =
        switch (object.text("kind").orElse("")) {
          case "StatefulSet",
              "Deployment",
              "DaemonSet",
              "ReplicaSet",
              "Job",
              "ReplicationController" ->
              Pointer.of("spec", "template");
          case "CronJob" -> Pointer.of("spec", "jobTemplate", "spec", "template");
          case "Pod" -> Pointer.ROOT;
          default -> Pointer.of("");
        };
    return object.find(way).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  static PodNeeds of(Mapping template) {
    Mapping spec = template.mapping("spec");
    var reads = new LinkedHashSet<String>();
    collect(spec, reads);
    spec.text("serviceAccountName").ifPresent(it -> reads.add("ServiceAccount " + it));
    List<Program> programs =
        Stream.of("containers", "initContainers")
            .flatMap(list -> spec.sequence(list).mappings())
            .flatMap(it -> it.text("image").stream())
            .map(it -> ImageName.of(it, Location.NONE).repository())
            .flatMap(it -> Program.ofImage(it).stream())
            .toList();
    return new PodNeeds(reads, programs);
  }

  /// The object that a mapping names under a key.
  static Optional<String> named(String key, Mapping reference) {
    return Optional.ofNullable(REFERENCES.get(key))
        .flatMap(
            kind ->
                NAMES.stream()
                    .flatMap(name -> reference.text(name).stream())
                    .findFirst()
                    .map(name -> kind + " " + name));
  }

  private static void collect(Node node, Set<String> reads) {
    switch (node) {
      case Mapping mapping -> {
        for (Entry entry : mapping.entries()) {
          if (entry.value() instanceof Mapping reference) {
            named(entry.key(), reference).ifPresent(reads::add);
          }
          collect(entry.value(), reads);
        }
      }
      case Sequence list -> list.items().forEach(item -> collect(item, reads));
      case Scalar _ -> {}
    }
  }
}
