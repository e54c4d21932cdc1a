package dev.plg.app.move;

import dev.plg.app.diff.Side;
import dev.plg.catalog.Catalog;
import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.Container;
import dev.plg.picture.ImageName;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.PictureBuilder;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.yaml.KeptTree;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What an input shows of the stack that would generate it.
///
/// @param certain what holds whatever the rest is: names, namespace, programs
/// @param likely groups of values, each taken only where it brings the stack closer to the input
record Facts(List<Fact> certain, List<List<Fact>> likely) {

  private static final String INSTANCE = "app.kubernetes.io/instance";

  Facts {
    certain = List.copyOf(certain);
    likely = List.copyOf(likely);
  }

  static Facts of(Side side) {
    Picture picture =
        PictureBuilder.of(side.objects().values().stream().map(KeptTree::tree).toList());
    if (picture.known().findAny().isEmpty()) {
      return new Facts(List.of(), List.of());
    }
    var reading = new Reading(picture);
    reading.certain();
    reading.parts();
    new StoreFacts(picture, reading.likely).add();
    reading.pods();
    reading.rest();
    return new Facts(reading.certain, reading.likely);
  }

  private static final class Reading {

    private final Picture picture;
    private final List<Fact> certain = new ArrayList<>();
    private final List<List<Fact>> likely = new ArrayList<>();

    Reading(Picture picture) {
      this.picture = picture;
    }

    void certain() {
      Optional<Workload> first =
          Stream.of(Program.LOKI, Program.TEMPO, Program.PROMTAIL, Program.ALLOY, Program.GRAFANA)
              .flatMap(picture::workloads)
              .findFirst()
              .or(() -> picture.known().findFirst());
      if (first.isEmpty()) {
        return;
      }
      KubeObject object = first.get().object();
      String label = first.get().podLabels().getOrDefault(INSTANCE, "");
      String instance = label.matches("[a-z][a-z0-9-]{0,40}") ? label : "";
      String prefix = prefix(first.get());
      boolean isAffixed = !prefix.isEmpty() && instance.startsWith(prefix);
      certain.add(
          Fact.of(
              "metadata.name",
              instance.isEmpty()
                  ? "imported"
                  : isAffixed ? instance.substring(prefix.length()) : instance,
              instance.isEmpty()
                  ? Location.NONE
                  : object.placeOf("spec", "template", "metadata", "labels", INSTANCE)));
      if (!object.namespace().isEmpty()) {
        certain.add(
            Fact.of("namespace", object.namespace(), object.placeOf("metadata", "namespace")));
      }
      if (isAffixed) {
        certain.add(Fact.of("namePrefix", prefix, object.placeOf("metadata", "name")));
      }
    }

    /// What comes before the program's own name in that of a workload.
    private static String prefix(Workload workload) {
      return workload.containers().stream()
          .flatMap(it -> it.program().stream())
          .map(Program::id)
          .filter(workload.name()::endsWith)
          .findFirst()
          .map(id -> workload.name().substring(0, workload.name().length() - id.length()))
          .orElse("");
    }

    /// The programs that run, and those that do not.
    void parts() {
      image(Program.LOKI).ifPresent(this::version);
      boolean isDaemon =
          picture.workloads(Program.ALLOY).anyMatch(it -> it.kind().equals("DaemonSet"));
      boolean isPromtail = picture.workloads(Program.PROMTAIL).findAny().isPresent();
      certain.add(
          Fact.of(
              "collector",
              isPromtail ? "promtail" : isDaemon ? "alloy" : "none",
              place(isPromtail ? Program.PROMTAIL : Program.ALLOY)));
      some("tempo", Program.TEMPO);
      some("events", Program.EVENT_EXPORTER);
      some("nodeProblems", Program.NODE_PROBLEM_DETECTOR);
      likely("agent", Mapping.EMPTY, place(Program.GRAFANA_AGENT));
      likely(Fact.of("agent.program", "grafana-agent", place(Program.GRAFANA_AGENT)));
      likely(Fact.of("agent.program", "alloy", place(Program.ALLOY)));
      if (picture.workloads(Program.GRAFANA).findAny().isEmpty()) {
        likely(Fact.of("grafana.enabled", false, Location.NONE));
      }
      picture
          .objects("NetworkPolicy")
          .findFirst()
          .ifPresent(it -> likely("networkPolicies", Mapping.EMPTY, it.place()));
      likely(Fact.of("tier", "prod", Location.NONE));
      likely(Fact.of("tier", "dev", Location.NONE));
    }

    private void some(String key, Program program) {
      if (picture.workloads(program).findAny().isPresent()) {
        likely(key, Mapping.EMPTY, place(program));
      }
    }

    private void version(ImageName image) {
      image
          .version()
          .flatMap(
              version ->
                  Catalog.lineNames().stream()
                      .filter(line -> version.toString().startsWith(line + "."))
                      .findFirst())
          .ifPresent(line -> certain.add(Fact.of("loki.version", line, image.place())));
    }

    private Optional<ImageName> image(Program program) {
      return picture.runs(program).map(it -> it.container().image()).findFirst();
    }

    private Location place(Program program) {
      return picture.workloads(program).map(Workload::place).findFirst().orElse(Location.NONE);
    }

    private void likely(Fact... facts) {
      likely.add(List.of(facts));
    }

    private void likely(String key, Object value, Location place) {
      likely(Fact.of(key, value, place));
    }

    /// What every component has: resources and where its pods run.
    void pods() {
      Map.of(
              "loki", Program.LOKI,
              "promtail", Program.PROMTAIL,
              "alloy", Program.ALLOY,
              "grafana", Program.GRAFANA,
              "tempo", Program.TEMPO,
              "agent", Program.GRAFANA_AGENT,
              "events", Program.EVENT_EXPORTER,
              "nodeProblems", Program.NODE_PROBLEM_DETECTOR)
          .entrySet()
          .stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              it ->
                  picture
                      .runs(it.getValue())
                      .findFirst()
                      .ifPresent(run -> pod(it.getKey(), run.workload(), run.container())));
    }

    private void pod(String key, Workload workload, Container container) {
      copy(key + ".resources", container.tree().find("resources"));
      copy(key + ".nodeSelector", workload.podSpec().find("nodeSelector"));
      copy(key + ".tolerations", workload.podSpec().find("tolerations"));
      if (workload.kind().equals("StatefulSet") || workload.kind().equals("Deployment")) {
        workload
            .object()
            .spec()
            .find("replicas")
            .ifPresent(it -> copy(key + ".replicas", Optional.of(it)));
      }
      for (Volume volume : workload.volumes()) {
        claim(workload, volume)
            .ifPresent(
                claim -> {
                  Mapping spec = claim.mapping("spec");
                  copy(
                      key + ".persistence.size",
                      spec.mapping("resources").mapping("requests").find("storage"));
                  copy(key + ".persistence.storageClass", spec.find("storageClassName"));
                });
      }
    }

    private Optional<Mapping> claim(Workload workload, Volume volume) {
      if (volume.fromTemplate()) {
        return Optional.of(volume.tree());
      }
      return volume
          .tree()
          .mapping("persistentVolumeClaim")
          .text("claimName")
          .flatMap(name -> picture.find(workload.object(), "PersistentVolumeClaim", name))
          .map(KubeObject::tree);
    }

    private void copy(String key, Optional<Node> value) {
      value.ifPresent(it -> likely(new Fact(key, it, place(it))));
    }

    private static Location place(Node node) {
      return node instanceof Mapping mapping && !mapping.isEmpty()
          ? mapping.entries().getFirst().keyPlace()
          : node.place();
    }

    void rest() {
      for (String collector : List.of("promtail", "alloy")) {
        likely(Fact.of(collector + ".discovery", "files", Location.NONE));
        likely(Fact.of(collector + ".discovery", "api", Location.NONE));
      }
      runtime();
      grafana();
      events();
      namespaces();
      outside();
    }

    /// The root of docker is a mount of the collector's that ends in `containers`.
    private void runtime() {
      Stream.concat(picture.workloads(Program.PROMTAIL), picture.workloads(Program.ALLOY))
          .flatMap(it -> it.volumes().stream())
          .map(it -> it.tree().mapping("hostPath").find("path").orElse(Scalar.NULL))
          .filter(it -> it instanceof Scalar path && path.text().endsWith("/containers"))
          .map(Scalar.class::cast)
          .findFirst()
          .ifPresent(
              path -> {
                String root =
                    path.text().substring(0, path.text().length() - "/containers".length());
                likely(
                    Fact.of("cluster.runtime", "docker", path.place()),
                    Fact.of("cluster.dockerRoot", root, path.place()));
                likely(Fact.of("cluster.runtime", "docker", path.place()));
              });
      likely(Fact.of("cluster.runtime", "containerd", Location.NONE));
      likely(Fact.of("cluster.runtime", "cri-o", Location.NONE));
    }

    private void grafana() {
      picture
          .runs(Program.GRAFANA)
          .flatMap(it -> it.container().tree().sequence("env").mappings())
          .filter(it -> it.is("name", "GF_SECURITY_ADMIN_USER"))
          .map(it -> it.mapping("valueFrom").mapping("secretKeyRef").find("name"))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(it -> likely(new Fact("grafana.admin.existingSecret", it, it.place())));
      picture
          .workloads(Program.GRAFANA)
          .flatMap(picture::servicesOf)
          .findFirst()
          .ifPresent(
              service -> {
                Mapping spec = service.object().spec();
                List<Fact> facts = new ArrayList<>();
                spec.find("type")
                    .ifPresent(it -> facts.add(new Fact("grafana.service.type", it, it.place())));
                spec.sequence("ports")
                    .mappings()
                    .flatMap(it -> it.find("nodePort").stream())
                    .findFirst()
                    .ifPresent(
                        it -> facts.add(new Fact("grafana.service.nodePort", it, it.place())));
                likely.add(
                    facts.isEmpty()
                        ? List.of(Fact.of("grafana.service.type", "ClusterIP", Location.NONE))
                        : facts);
              });
    }

    private void events() {
      likely(Fact.of("events.sink", "stdout", Location.NONE));
      likely(Fact.of("events.sink", "loki", Location.NONE));
      picture
          .configs(Program.EVENT_EXPORTER)
          .flatMap(it -> it.tree().find("maxEventAgeSeconds").stream())
          .findFirst()
          .ifPresent(it -> likely(new Fact("events.maxEventAgeSeconds", it, it.place())));
    }

    /// The namespaces that the collector keeps, in the form in which plg writes them.
    private void namespaces() {
      picture
          .configs(Program.PROMTAIL)
          .flatMap(it -> it.tree().scalars())
          .filter(it -> it.text().matches("[a-z0-9-]+(\\|[a-z0-9-]+)+"))
          .findFirst()
          .ifPresent(
              it -> {
                List<String> names = List.of(it.text().split("\\|", -1));
                likely(Fact.of("promtail.namespaces.keep", names, it.place()));
                likely(Fact.of("promtail.namespaces.drop", names, it.place()));
              });
    }

    /// Loki and Tempo may be outside.
    private void outside() {
      picture
          .configs(Program.PROMTAIL)
          .flatMap(it -> it.tree().sequence("clients").mappings())
          .flatMap(it -> it.find("url").stream())
          .findFirst()
          .filter(it -> it instanceof Scalar url && url.text().startsWith("https://"))
          .ifPresent(
              it ->
                  likely(
                      Fact.of(
                          "loki.endpoint",
                          ((Scalar) it).text().replaceFirst("/loki/api/v1/push$", ""),
                          it.place())));
    }
  }
}
