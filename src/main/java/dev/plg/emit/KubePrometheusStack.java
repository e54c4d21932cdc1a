package dev.plg.emit;

import dev.plg.component.grafana.GrafanaComponent;
import dev.plg.yaml.YamlWriter;
import java.util.Optional;

/// The data sources of a stack for people whose Grafana comes from the chart kube-prometheus-stack:
/// what they put below `grafana` in its values.
public final class KubePrometheusStack implements Emitter {

  @Override
  public boolean coversEnvironments() {
    return false;
  }

  @Override
  public String stream(Deployment deployment) {
    return YamlWriter.write(GrafanaComponent.additionalDataSources(deployment.plan().stack()));
  }

  @Override
  public Optional<String> command(Deployment deployment, String directory) {
    return Optional.empty();
  }

  @Override
  public FileTree tree(Deployment deployment) {
    return FileTree.EMPTY.with("additional-data-sources.yaml", stream(deployment));
  }
}
