package dev.plg.component.pod;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.Optional;

/// A probe of a container by HTTP.
///
/// @param port the port's name; absent for the one that the chart asks
/// @param delaySeconds how long after the start it begins; absent for at once
/// @param reason why this path; may be empty
public record Probe(
    String path, Optional<String> port, Optional<Integer> delaySeconds, String reason)
    implements Section {

  public Probe {
    VolumeMount.check(path);
  }

  /// Of the port where metrics are.
  public static Probe of(String path) {
    return new Probe(path, Optional.of("http-metrics"), Optional.empty(), "");
  }

  public Probe after(int seconds) {
    return new Probe(path, port, Optional.of(seconds), reason);
  }

  /// Of the port that the chart asks.
  public static Probe ofChart(String path, String reason) {
    return new Probe(path, Optional.empty(), Optional.empty(), reason);
  }

  @Override
  public Mapping tree() {
    Mapping get = Mapping.builder().put("path", path, reason).with("port", port).build();
    return Mapping.builder().put("httpGet", get).with("initialDelaySeconds", delaySeconds).build();
  }
}
