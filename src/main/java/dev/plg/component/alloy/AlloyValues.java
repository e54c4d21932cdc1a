package dev.plg.component.alloy;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Program;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.Metadata;
import dev.plg.component.TplValues;
import dev.plg.component.promtail.PromtailComponent;
import dev.plg.model.Alloy;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values of the chart `alloy`.
final class AlloyValues {

  private AlloyValues() {}

  /// @param config what Alloy reads
  static ChartValues of(Stack stack, Alloy alloy, String config) {
    Chart chart = Metadata.release(stack, Program.ALLOY).chart().orElseThrow();
    String name = stack.named(Program.ALLOY.id());
    Mapping pod = Metadata.values(stack, Program.ALLOY, "log-collector", alloy.workload()).build();
    Mapping labels = Mapping.of(stack.labels().pairs());
    var mounts = new ArrayList<Mapping>();
    var volumes = new ArrayList<Mapping>();
    volumes.add(hostPath("state", AlloyComponent.hostState(stack), "DirectoryOrCreate"));
    mounts.add(mount("state", AlloyComponent.STATE).build());
    volumes.add(hostPath("promtail", PromtailComponent.hostState(stack), "DirectoryOrCreate"));
    mounts.add(mount("promtail", AlloyConfig.LEGACY_STATE).put("readOnly", true).build());
    volumes.add(hostPath("pods", "/var/log/pods", ""));
    mounts.add(mount("pods", "/var/log/pods").put("readOnly", true).build());
    // links in /var/log/pods are absolute: the same path inside as outside
    stack
        .cluster()
        .runtime()
        .linkedFolder()
        .ifPresent(
            folder -> {
              volumes.add(hostPath("containers", folder, ""));
              mounts.add(mount("containers", folder).put("readOnly", true).build());
            });
    var keys =
        new AlloyKeys(
            name,
            ChartImage.of(stack, alloy.workload().image()),
            new AlloyKeys.Program(
                TplValues.literal(config),
                AlloyComponent.STATE,
                AlloyComponent.CLOSED,
                pod.mapping("resources"),
                mounts),
            new AlloyKeys.Controller(
                Metadata.podAnnotations(stack, List.of(config)),
                labels,
                ChartPlacement.of(pod),
                volumes),
            switch (alloy.discovery()) {
              case KUBERNETES -> Optional.of(new AlloyKeys.Rbac(List.of("list"), List.of("watch")));
              case FILES -> Optional.empty();
            },
            labels,
            Mapping.of(stack.annotations()));
    return new ChartValues(Program.ALLOY.id(), name, chart, keys.values());
  }

  private static Mapping hostPath(String name, String path, String type) {
    Mapping.Builder source =
        Mapping.builder().put("path", path).putIf(!type.isEmpty(), "type", type);
    return Mapping.of("name", name, "hostPath", source.build());
  }

  private static Mapping.Builder mount(String name, String path) {
    return Mapping.builder().put("name", name).put("mountPath", path);
  }
}
