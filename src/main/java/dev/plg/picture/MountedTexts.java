package dev.plg.picture;

import dev.plg.catalog.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Follows a path in a container through mount and volume to the text of a ConfigMap or Secret.
final class MountedTexts {

  private static final String DATASOURCES = "/etc/grafana/provisioning/datasources";

  private final ByNamespace<Index.Name, KubeObject> holders = new ByNamespace<>();
  private final ByNamespace<Index.Name, Workload> mounting = new ByNamespace<>();

  /// @param holders ConfigMaps and Secrets
  MountedTexts(List<KubeObject> holders, List<Workload> workloads) {
    holders.forEach(it -> this.holders.add(Index.Name.of(it), it.namespace(), it));
    for (Workload workload : workloads) {
      workload.volumes().stream()
          .flatMap(volume -> volume.sources().stream())
          .map(source -> new Index.Name(source.kind(), source.name()))
          .distinct()
          .forEach(name -> mounting.add(name, workload.object().namespace(), workload));
    }
  }

  /// The configurations that the container's program reads.
  List<ConfigText> of(Workload workload, Container container, Program program) {
    if (program == Program.GRAFANA) {
      return datasources(workload, container);
    }
    return paths(container, program).stream()
        .flatMap(path -> text(workload, container, path).stream())
        .distinct()
        .toList();
  }

  /// The containers of a program that mount an object, wherever.
  List<Run> mounting(KubeObject object, Program program) {
    return mounting
        .in(Index.Name.of(object), object.namespace())
        .flatMap(workload -> workload.containers(program).map(it -> new Run(workload, it)))
        .toList();
  }

  /// The files that a program is told to read; what its image reads by default.
  private static List<String> paths(Container container, Program program) {
    return switch (program) {
      case LOKI -> named(container, "config.file", "/etc/loki/local-config.yaml");
      case PROMTAIL -> named(container, "config.file", "/etc/promtail/config.yml");
      case TEMPO -> named(container, "config.file", "/conf/tempo.yaml");
      case EVENT_EXPORTER -> named(container, "conf", "/data/config.yaml");
      case GRAFANA_AGENT, ALLOY ->
          Stream.concat(
                  named(container, "config.file", "").stream(),
                  container.commandLine().words().stream()
                      .map(CommandLine.Word::text)
                      .filter(word -> word.startsWith("/") && word.contains(".")))
              .toList();
      case GRAFANA,
          K8S_EVENT_LOGGER,
          NODE_PROBLEM_DETECTOR,
          OPENTELEMETRY_COLLECTOR,
          FLUENT_BIT,
          FLUENTD,
          VECTOR ->
          List.of();
    };
  }

  private static List<String> named(Container container, String flag, String fallback) {
    String value = container.flag(flag).map(Flag::value).orElse(fallback);
    return Stream.of(value.split(",", -1)).filter(path -> !path.isEmpty()).toList();
  }

  private Optional<ConfigText> text(Workload workload, Container container, String path) {
    return container
        .mountOf(path)
        .flatMap(
            mount ->
                workload
                    .volume(mount.volume())
                    .flatMap(volume -> text(workload, volume, inVolume(mount, path))));
  }

  private static String inVolume(Mount mount, String path) {
    String rest = path.equals(mount.path()) ? "" : path.substring(mount.path().length() + 1);
    return mount.subPath().map(sub -> rest.isEmpty() ? sub : sub + "/" + rest).orElse(rest);
  }

  private Optional<ConfigText> text(Workload workload, Volume volume, String file) {
    return volume.sources().stream()
        .flatMap(
            source ->
                source.key(file).stream().flatMap(key -> find(workload, source, key).stream()))
        .findFirst();
  }

  private Optional<ConfigText> find(Workload workload, Volume.Source source, String key) {
    return shown(workload, source)
        .filter(text -> text.key().equals(key))
        .min((a, b) -> a.object().nearer(b.object(), workload.object()));
  }

  /// Grafana reads each file of its folder of data sources.
  private List<ConfigText> datasources(Workload workload, Container container) {
    var found = new ArrayList<ConfigText>();
    for (Mount mount : container.mounts()) {
      if (mount.path().equals(DATASOURCES)) {
        workload.volume(mount.volume()).stream()
            .flatMap(volume -> volume.sources().stream())
            .flatMap(source -> shown(workload, source))
            .filter(MountedTexts::isYaml)
            .forEach(found::add);
      } else if (mount.path().startsWith(DATASOURCES + "/")) {
        text(workload, container, mount.path()).ifPresent(found::add);
      }
    }
    return found;
  }

  private Stream<ConfigText> shown(Workload workload, Volume.Source source) {
    return holders
        .in(new Index.Name(source.kind(), source.name()), workload.object().namespace())
        .flatMap(it -> ConfigText.of(it).stream());
  }

  private static boolean isYaml(ConfigText text) {
    return text.key().endsWith(".yaml") || text.key().endsWith(".yml");
  }
}
