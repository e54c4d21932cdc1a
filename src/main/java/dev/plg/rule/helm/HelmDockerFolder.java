package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.ValuesSubjects.VALUES;
import static dev.plg.rule.Violation.at;

import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.PromtailVolumes;
import dev.plg.yaml.Mapping;
import java.util.Optional;

/// Under docker the files in /var/log/pods are links into docker's data-root, which must have the
/// same path in the container.
final class HelmDockerFolder {

  static final Rule RULE =
      error("helm/docker-folder", VALUES.each(it -> PromtailVolumes.of(it).stream()))
          .what("docker's folder is mounted at another path than on the node")
          .why(
              "the links in /var/log/pods point to missing files in the container: Promtail reads"
                  + " no line, and logs no error")
          .fix(
              "mount docker's `<data-root>/containers` at the path that it has on the node; without"
                  + " docker, do not mount it")
          .source("https://docs.docker.com/engine/daemon/#daemon-data-directory")
          .covers("promtail/mount-path", "promtail/storage-root")
          .finds(
              lists ->
                  lists.volumes().entrySet().stream()
                      .flatMap(
                          it ->
                              violation(
                                  it.getValue().mapping("hostPath"),
                                  Optional.ofNullable(lists.mounts().get(it.getKey())))
                                  .stream()));

  private HelmDockerFolder() {}

  private static Optional<Violation> violation(Mapping hostPath, Optional<Mapping> mount) {
    String node = plain(hostPath.text("path").orElse(""));
    if (node.equals("/var/lib/containers")) {
      return Optional.of(
          at(
              hostPath.placeOf("path"),
              "/var/lib/containers is not docker's folder: docker writes logs to"
                  + " /var/lib/docker/containers"));
    }
    return mount
        .filter(_ -> node.endsWith("/containers"))
        .filter(it -> it.text("mountPath").filter(path -> !plain(path).equals(node)).isPresent())
        .map(
            it ->
                at(
                    it.placeOf("mountPath"),
                    "%s is mounted at %s, but the links in /var/log/pods point to %s"
                        .formatted(node, plain(it.text("mountPath").orElse("")), node)));
  }

  private static String plain(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
