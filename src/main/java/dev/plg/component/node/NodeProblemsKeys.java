package dev.plg.component.node;

import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.yaml.Mapping;
import java.util.List;

/// The keys of the chart `node-problem-detector` that plg sets, by the chart's own names and in the
/// order written.
///
/// @param labels of the DaemonSet and its pods
/// @param annotations of the pods
/// @param placement `nodeSelector`, `tolerations` and `affinity`
// deliveryhero stable/node-problem-detector/templates@ade4bc5
record NodeProblemsKeys(
    String fullnameOverride,
    ChartImage image,
    Settings settings,
    Mapping labels,
    Mapping annotations,
    ServiceAccount serviceAccount,
    Mapping resources,
    ChartPlacement placement,
    List<Mapping> extraVolumes,
    List<Mapping> extraVolumeMounts) {

  NodeProblemsKeys {
    extraVolumes = List.copyOf(extraVolumes);
    extraVolumeMounts = List.copyOf(extraVolumeMounts);
  }

  /// The keys of `settings`.
  ///
  /// @param logMonitors paths of monitors that are in the image
  /// @param customPluginMonitors paths of monitors that are among the definitions
  /// @param customMonitorDefinitions scripts and monitors by the names of their files; may be empty
  record Settings(
      List<String> logMonitors,
      List<String> customPluginMonitors,
      Mapping customMonitorDefinitions) {

    Settings {
      logMonitors = List.copyOf(logMonitors);
      customPluginMonitors = List.copyOf(customPluginMonitors);
    }

    Mapping values() {
      return Mapping.builder()
          .put("log_monitors", logMonitors)
          .put("custom_plugin_monitors", customPluginMonitors)
          .with("custom_monitor_definitions", customMonitorDefinitions)
          .build();
    }
  }

  record ServiceAccount(Mapping labels, Mapping annotations) {

    Mapping values() {
      return Mapping.builder().with("labels", labels).with("annotations", annotations).build();
    }
  }

  Mapping values() {
    return Mapping.builder()
        .put("fullnameOverride", fullnameOverride)
        .put("image", image.values())
        .put("hostNetwork", true, "the node's own connections are seen from its network alone")
        .put("settings", settings.values())
        .with("labels", labels)
        .with("annotations", annotations)
        .with("serviceAccount", serviceAccount.values())
        .with("resources", resources)
        .with("nodeSelector", placement.nodeSelector())
        // an empty list takes the chart's own away
        .put("tolerations", placement.tolerations())
        .with("affinity", placement.affinity())
        .put("extraVolumes", extraVolumes)
        .put("extraVolumeMounts", extraVolumeMounts)
        .build();
  }
}
