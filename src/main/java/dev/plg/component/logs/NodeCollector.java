package dev.plg.component.logs;

import dev.plg.catalog.Program;
import dev.plg.component.Metadata;
import dev.plg.component.loki.LokiComponent;
import dev.plg.component.pod.PodVolume;
import dev.plg.component.pod.VolumeMount;
import dev.plg.model.Collector;
import dev.plg.model.LogDiscovery;
import dev.plg.model.PodSettings;
import dev.plg.model.Stack;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Rendering;
import dev.plg.plan.Send;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A collector that runs one pod a node and reads the log files there.
///
/// @param <C> its settings
public abstract class NodeCollector<C extends Collector.OnNodes> implements Component {

  private static final String FOLDER = "/var/log/pods";

  private final Program program;
  private final Class<C> kind;

  protected NodeCollector(Program program, Class<C> kind) {
    this.program = program;
    this.kind = kind;
  }

  @Override
  public final Optional<Program> program() {
    return Optional.of(program);
  }

  @Override
  public final boolean isOptional() {
    return false;
  }

  @Override
  public final boolean isIn(Stack stack) {
    return stack.collector(kind).isPresent();
  }

  @Override
  public final Optional<PodSettings> workload(Stack stack) {
    return stack.collector(kind).map(C::workload);
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

  @Override
  public final Part plan(Stack stack, Rendering rendering) {
    return plan(stack, stack.collector(kind).orElseThrow(), rendering);
  }

  protected abstract Part plan(Stack stack, C settings, Rendering rendering);

  /// What the templates of every collector are given.
  protected final Mapping.Builder values(Stack stack, C settings, String config) {
    return Metadata.values(stack, program, "log-collector", settings.workload())
        .put("config", config)
        .put("podAnnotations", Metadata.podAnnotations(stack, List.of(config)))
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
