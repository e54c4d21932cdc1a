package dev.plg.view;

import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.yaml.Scalar;
import java.util.stream.Stream;

/// The files of settings that a Grafana is given.
public final class GrafanaSettings {

  private GrafanaSettings() {}

  /// The texts of those ConfigMaps and Secrets that a workload mounts.
  public static Stream<String> of(Picture picture, Workload workload) {
    return workload.volumes().stream()
        .flatMap(
            volume ->
                Stream.of(
                        volume.tree().mapping("configMap").text("name"),
                        volume.tree().mapping("secret").text("secretName"))
                    .flatMap(name -> name.stream()))
        .flatMap(
            name ->
                Stream.of("ConfigMap", "Secret")
                    .flatMap(kind -> picture.objects(kind, name, workload.object().namespace())))
        .flatMap(
            it ->
                Stream.concat(
                    it.tree().mapping("data").entries().stream(),
                    it.tree().mapping("stringData").entries().stream()))
        .filter(entry -> entry.value() instanceof Scalar)
        .map(entry -> ((Scalar) entry.value()).text());
  }
}
