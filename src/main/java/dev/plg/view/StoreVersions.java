package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.ImageName;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The versions of the programs that store something, wherever documents name them.
public record StoreVersions(SortedMap<Program, Version> byProgram) {

  private static final String KEPT = "versions";

  private static final Pointer POD = Pointer.of("spec", "template", "spec");

  public StoreVersions {
    byProgram = Collections.unmodifiableSortedMap(new TreeMap<>(byProgram));
  }

  /// The versions that the images of workloads have, or that a record keeps.
  public static StoreVersions in(List<Node> documents) {
    var found = new TreeMap<Program, Version>();
    for (Node document : documents) {
      if (document instanceof Mapping mapping) {
        addKept(mapping.mapping(KEPT), found);
        addRun(mapping, found);
      }
    }
    return new StoreVersions(found);
  }

  /// The same versions alone, where [#in] finds them.
  public Mapping kept() {
    var texts = new TreeMap<String, String>();
    byProgram.forEach((program, version) -> texts.put(program.id(), version.toString()));
    return Mapping.builder().put(KEPT, Mapping.of(texts)).build();
  }

  private static void addKept(Mapping versions, Map<Program, Version> found) {
    for (String id : versions.keys()) {
      Program.of(id)
          .ifPresent(
              program ->
                  versions
                      .text(id)
                      .flatMap(Version::parse)
                      .ifPresent(version -> found.put(program, version)));
    }
  }

  private static void addRun(Mapping workload, Map<Program, Version> found) {
    Mapping pod = workload.find(POD).orElse(Scalar.NULL) instanceof Mapping it ? it : Mapping.EMPTY;
    for (Node container : pod.sequence("containers").items()) {
      ImageName image = image(container);
      Optional<Program> program = Program.ofImage(image.repository());
      if (program.isPresent() && stores(program.get(), workload, pod)) {
        image.version().ifPresent(version -> found.put(program.get(), version));
      }
    }
  }

  private static ImageName image(Node container) {
    String text = container instanceof Mapping it ? it.text("image").orElse("") : "";
    return ImageName.of(text, Location.NONE);
  }

  /// Loki and Tempo store wherever they run; Grafana's database is lost with its pod where it has
  /// no volume.
  private static boolean stores(Program program, Mapping workload, Mapping pod) {
    return isStore(program)
        && (program != Program.GRAFANA
            || workload.find(ImmutableFields.CLAIMS).isPresent()
            || hasClaim(pod.sequence("volumes")));
  }

  /// True for a program that keeps what it takes.
  public static boolean isStore(Program program) {
    return switch (program) {
      case LOKI, TEMPO, GRAFANA -> true;
      case PROMTAIL,
          GRAFANA_AGENT,
          ALLOY,
          EVENT_EXPORTER,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          false;
    };
  }

  private static boolean hasClaim(Sequence volumes) {
    return volumes.items().stream()
        .anyMatch(
            it ->
                it instanceof Mapping volume && !volume.mapping("persistentVolumeClaim").isEmpty());
  }
}
