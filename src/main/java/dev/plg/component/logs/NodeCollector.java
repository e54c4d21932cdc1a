package dev.plg.component.logs;

import dev.plg.catalog.Program;
import dev.plg.component.ProgramComponent;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.pod.PodVolume;
import dev.plg.component.pod.VolumeMount;
import dev.plg.model.Collector;
import dev.plg.model.LogDiscovery;
import dev.plg.model.Stack;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// A collector that runs one pod a node and reads the log files there.
///
/// @param <C> its settings
public abstract class NodeCollector<C extends Collector.OnNodes> extends ProgramComponent<C> {

  private static final String FOLDER = "/var/log/pods";

  protected NodeCollector(Program program, Class<C> kind) {
    super(
        program,
        program.id(),
        "log-collector",
        stack -> stack.collector(kind),
        Collector.OnNodes::workload);
  }

  @Override
  public final boolean isOptional() {
    return false;
  }

  @Override
  public final List<Send> sends(Stack stack) {
    return stack.keepsLogs() ? List.of(Send.data(Program.LOKI, LokiComponent.HTTP)) : List.of();
  }

  @Override
  public final boolean isOnNode() {
    return true;
  }

  @Override
  public final List<String> manifests() {
    return List.of("serviceaccount", "clusterrole", "clusterrolebinding", "configmap", "daemonset");
  }

  /// What the templates of every collector are given.
  protected final Mapping.Builder values(Stack stack, C settings, String config) {
    return values(stack, config)
        .put("config", config)
        .put("asksApi", asksApi(settings))
        .put("linkedFolder", stack.cluster().runtime().linkedFolder());
  }

  /// The objects. A collector that asks nothing of the API server needs no permission to.
  protected final Part part(C settings, Rendering rendering, Mapping values) {
    List<String> kinds =
        manifests().stream()
            .filter(kind -> asksApi(settings) || !kind.startsWith("clusterrole"))
            .toList();
    return Part.of(this, render(kinds, rendering, values));
  }

  private boolean asksApi(C settings) {
    return settings.discovery() == LogDiscovery.KUBERNETES;
  }

  /// The volumes with the log files, each at its own path: links in the folder of the pods are
  /// absolute.
  ///
  /// @return the folder of the pods, then the one that its links lead to
  public static List<PodVolume.OfNode> logFiles(Stack stack) {
    var folders = new ArrayList<>(List.of(new PodVolume.OfNode("pods", FOLDER)));
    stack
        .cluster()
        .runtime()
        .linkedFolder()
        .ifPresent(folder -> folders.add(new PodVolume.OfNode("containers", folder)));
    return folders;
  }

  /// Where a container reads them.
  public static VolumeMount mount(PodVolume.OfNode folder) {
    return folder.at(folder.path()).asReadOnly();
  }
}
