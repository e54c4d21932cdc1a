package dev.plg.view;

import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Workload;
import dev.plg.yaml.Scalar;
import java.util.stream.Stream;

/// The files of settings that a Grafana is given.
public final class GrafanaSettings {

  private GrafanaSettings() {}

  /// Whether a container has a setting, or may have it: by an environment variable, or in a file.
  ///
  /// @param variable with which the variable's name begins
  /// @param text that a file with the setting contains
  public static boolean maySet(Picture picture, Run run, String variable, String text) {
    return run.container().env().stream().anyMatch(it -> it.name().startsWith(variable))
        || !run.container().tree().sequence("envFrom").items().isEmpty()
        || of(picture, run.workload()).anyMatch(it -> it.contains(text));
  }

  /// The texts of those ConfigMaps and Secrets that a workload mounts.
  private static Stream<String> of(Picture picture, Workload workload) {
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
