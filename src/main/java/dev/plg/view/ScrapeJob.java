package dev.plg.view;

import dev.plg.finding.Location;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One entry of Promtail's `scrape_configs`.
public record ScrapeJob(Mapping tree) {

  public String name() {
    return tree.text("job_name").orElse("");
  }

  public Location place() {
    Location named = tree.placeOf("job_name");
    return named.isKnown() ? named : tree.place();
  }

  /// The stages of its pipeline, in order; those inside a `match` or `pipeline` are not among them.
  public List<Stage> stages() {
    return Stage.in(tree.sequence("pipeline_stages"));
  }

  /// The stages at any depth, each before those inside it.
  public Stream<Stage> allStages() {
    return stages().stream().flatMap(Stage::withInner);
  }

  public boolean hasStage(String... types) {
    List<String> wanted = List.of(types);
    return allStages().anyMatch(stage -> wanted.contains(stage.type()));
  }

  public List<Relabeling> relabelings() {
    return tree.sequence("relabel_configs").mappings().map(Relabeling::new).toList();
  }

  /// Whether it asks the API server for pods.
  public boolean discoversPods() {
    return tree.sequence("kubernetes_sd_configs")
        .mappings()
        .anyMatch(discovery -> discovery.text("role").filter("pod"::equals).isPresent());
  }

  /// The files that it reads, as far as they are written down: `__path__` of a static target, or
  /// what a relabelling makes of it.
  public Stream<Glob> globs() {
    return Stream.concat(staticGlobs(), relabeledGlobs());
  }

  /// Whether it reads files that the kubelet keeps for pods.
  public boolean readsPodLogs() {
    return globs().anyMatch(Glob::isOfPods);
  }

  private Stream<Glob> staticGlobs() {
    return tree.sequence("static_configs")
        .mappings()
        .map(target -> target.mapping("labels"))
        .flatMap(labels -> labels.text("__path__").map(it -> glob(labels, it)).stream());
  }

  private static Glob glob(Mapping labels, String text) {
    return new Glob(text, labels.placeOf("__path__"));
  }

  private Stream<Glob> relabeledGlobs() {
    return relabelings().stream()
        .filter(it -> it.target().equals("__path__") && it.replacement().startsWith("/"))
        .map(it -> new Glob(it.replacement(), it.tree().placeOf("replacement")));
  }

  /// Whether the job's targets come from the API server or are written down, and neither their
  /// labels nor a relabelling make a `__path__`.
  public boolean namesNoFile() {
    boolean isRelabeled =
        relabelings().stream()
            .anyMatch(
                it ->
                    it.target().contains("__path__")
                        || it.target().contains("$")
                        || it.action().equals("labelmap"));
    List<Mapping> targets = tree.sequence("static_configs").mappings().toList();
    boolean isFound = tree.sequence("kubernetes_sd_configs").mappings().findAny().isPresent();
    boolean isOther =
        tree.keys().stream()
            .anyMatch(key -> key.endsWith("_sd_configs") && !key.startsWith("kubernetes_"));
    return !isRelabeled
        && !isOther
        && (isFound || !targets.isEmpty())
        && targets.stream()
            .noneMatch(target -> target.mapping("labels").text("__path__").isPresent());
  }

  /// The names of the labels that every line of the job has.
  public Stream<String> certainLabels() {
    Stream<String> ofTargets =
        tree.sequence("static_configs")
            .mappings()
            .flatMap(target -> target.mapping("labels").keys().stream());
    return Stream.concat(ofTargets, relabelings().stream().map(Relabeling::target));
  }

  /// A pattern of file names; `$1` of a relabelling is not known here.
  public record Glob(String text, Location place) {

    /// The folder up to the first part that is not written out: `/var/log/pods`.
    public String folder() {
      int end = text.length();
      for (int i = 0; i < text.length(); i++) {
        if ("*?[{$".indexOf(text.charAt(i)) >= 0) {
          end = i;
          break;
        }
      }
      int slash = text.lastIndexOf('/', end - 1);
      return slash <= 0 ? "/" : text.substring(0, slash);
    }

    /// Whether the kubelet keeps the logs of pods there.
    public boolean isOfPods() {
      return text.startsWith("/var/log/pods/") || text.startsWith("/var/log/containers/");
    }
  }

  /// A stage of a pipeline: `docker: {}`.
  public record Stage(String type, Node value, Location place) {

    public static List<Stage> in(Sequence stages) {
      return stages
          .mappings()
          .flatMap(Stage::keys)
          .map(entry -> new Stage(entry.key(), entry.value(), entry.keyPlace()))
          .toList();
    }

    /// The keys of an item; of several, which Promtail refuses, those that look like stages.
    private static Stream<Mapping.Entry> keys(Mapping item) {
      List<Mapping.Entry> entries = item.entries();
      return entries.size() == 1
          ? entries.stream()
          : entries.stream().filter(entry -> entry.value() instanceof Mapping);
    }

    public Mapping body() {
      return value instanceof Mapping mapping ? mapping : Mapping.EMPTY;
    }

    /// The stages inside it.
    public List<Stage> inner() {
      return switch (type) {
        case "match" -> in(body().sequence("stages"));
        case "pipeline" ->
            value instanceof Sequence stages ? in(stages) : in(body().sequence("stages"));
        default -> List.of();
      };
    }

    public Stream<Stage> withInner() {
      return Stream.concat(Stream.of(this), inner().stream().flatMap(Stage::withInner));
    }
  }

  /// An entry of `relabel_configs`, with Prometheus' defaults.
  public record Relabeling(Mapping tree) {

    public List<String> sources() {
      return tree.sequence("source_labels").items().stream()
          .filter(Scalar.class::isInstance)
          .map(label -> ((Scalar) label).text())
          .toList();
    }

    public String action() {
      return tree.text("action").orElse("replace");
    }

    public String target() {
      return tree.text("target_label").orElse("");
    }

    public Optional<String> regex() {
      return tree.text("regex");
    }

    public String replacement() {
      return tree.text("replacement").orElse("$1");
    }
  }
}
