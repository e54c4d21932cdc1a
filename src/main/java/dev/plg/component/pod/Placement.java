package dev.plg.component.pod;

import dev.plg.model.PodSettings;
import dev.plg.model.Toleration;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import dev.plg.yaml.Sequence;
import java.util.Map;

/// The keys of a pod that say on which nodes it runs.
public record Placement(PodSettings pods) implements Section {

  public Map<String, String> nodeSelector() {
    return pods.nodeSelector();
  }

  public Sequence tolerations() {
    return Sequence.of(pods.tolerations().stream().map(Placement::toleration).toList());
  }

  public Mapping affinity() {
    return Mapping.of(pods.affinity().tree());
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .with("nodeSelector", nodeSelector())
        .with("tolerations", tolerations())
        .with("affinity", affinity())
        .build();
  }

  private static Mapping toleration(Toleration it) {
    return Mapping.builder()
        .with("key", it.key())
        .put("operator", it.operator())
        .with("value", it.value())
        .with("effect", it.effect())
        .with("tolerationSeconds", it.seconds())
        .build();
  }
}
