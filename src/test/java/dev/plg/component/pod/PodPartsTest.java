package dev.plg.component.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plg.model.SecretKey;
import dev.plg.yaml.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Kubernetes would refuse cannot be built.
class PodPartsTest {

  static Stream<Executable> wrong() {
    return Stream.of(
        () -> new VolumeMount("data", "var/loki"),
        () -> new PodVolume.OfNode("pods", "var/log/pods"),
        () -> new PodVolume.Temporary("tmp").at("tmp"),
        () -> Probe.of("ready"),
        () -> PodSecurity.of(-1),
        () -> new Variable.OfField("POD-IP", "status.podIP"),
        () -> new Variable.OfSecret("1KEY", new SecretKey("aws", "key")));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refuses_what_kubernetes_refuses(Executable building) {
    assertThrows(IllegalArgumentException.class, building);
  }

  @Test
  void a_volume_is_mounted_by_its_name() {
    var volume = PodVolume.OfNode.made("run", "/run/promtail-x");
    assertEquals(
        "{\"name\":\"run\",\"hostPath\":{\"path\":\"/run/promtail-x\","
            + "\"type\":\"DirectoryOrCreate\"}}",
        JsonWriter.writeCompact(volume.tree()));
    assertEquals(
        "{\"name\":\"run\",\"mountPath\":\"/run/promtail\",\"readOnly\":true}",
        JsonWriter.writeCompact(volume.at("/run/promtail").asReadOnly().tree()));
  }

  @Test
  void root_is_said_with_its_reason_and_has_no_group_of_files() {
    assertEquals(
        List.of("runAsUser", "runAsGroup", "seccompProfile"),
        List.copyOf(PodSecurity.root("the log files belong to root").tree().keys()));
    assertEquals(
        "the log files belong to root",
        PodSecurity.root("the log files belong to root")
            .tree()
            .entry("runAsUser")
            .orElseThrow()
            .comment());
    assertEquals(Optional.of("true"), PodSecurity.withDisk(10001).tree().text("runAsNonRoot"));
  }
}
