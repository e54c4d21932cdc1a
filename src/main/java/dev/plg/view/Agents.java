package dev.plg.view;

import dev.plg.alloy.Block;
import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import java.util.List;
import java.util.stream.Stream;

/// The configurations of Grafana Agent and of Alloy.
public final class Agents {

  private Agents() {}

  /// All of them, in River or, of the static mode, in YAML.
  public static Stream<ProgramConfig> in(Picture picture) {
    return Stream.concat(picture.configs(Program.GRAFANA_AGENT), picture.configs(Program.ALLOY));
  }

  /// Each block with one of these names, and its configuration.
  public static Stream<Component> components(Picture picture, String... names) {
    List<String> wanted = List.of(names);
    return in(picture)
        .flatMap(
            config ->
                config
                    .river()
                    .all()
                    .filter(block -> wanted.contains(block.name()))
                    .map(block -> new Component(config, block)));
  }

  /// A component of a configuration in River.
  public record Component(ProgramConfig config, Block block) {

    /// The workloads that run it.
    public Stream<Workload> workloads() {
      return config.runs().stream().map(Run::workload).distinct();
    }
  }

  /// Whether several pods run the same configuration.
  public static boolean isMany(Workload workload) {
    return workload.kind().equals("DaemonSet") || workload.pods() > 1;
  }
}
