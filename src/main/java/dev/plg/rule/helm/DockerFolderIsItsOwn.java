package dev.plg.rule.helm;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.ValuesRule;
import dev.plg.view.PromtailVolumes;
import dev.plg.view.UserValues;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Under docker the files in /var/log/pods are links into docker's data-root.
final class DockerFolderIsItsOwn implements ValuesRule {

  @Override
  public About about() {
    return new About(
        "helm/docker-folder",
        Severity.ERROR,
        Versions.ALL,
        "docker's folder is mounted elsewhere than where the links lead, or is none"
            + " of docker's",
        "the links lead nowhere inside the container: no line is read, and no error says so",
        "mount docker's `<data-root>/containers` at the same path inside as "
            + "outside; without docker, mount none",
        "https://docs.docker.com/engine/daemon/#daemon-data-directory");
  }

  @Override
  public List<Finding> check(UserValues values) {
    return PromtailVolumes.of(values).stream().flatMap(it -> astray(it).stream()).toList();
  }

  private List<Finding> astray(PromtailVolumes lists) {
    var findings = new ArrayList<Finding>();
    lists
        .volumes()
        .forEach(
            (name, volume) -> {
              String outside = plain(volume.mapping("hostPath").text("path").orElse(""));
              Optional<Mapping> mount = Optional.ofNullable(lists.mounts().get(name));
              String inside =
                  mount
                      .flatMap(it -> it.text("mountPath"))
                      .map(DockerFolderIsItsOwn::plain)
                      .orElse("");
              if (outside.equals("/var/lib/containers")) {
                findings.add(
                    about()
                        .finding(
                            volume.mapping("hostPath").placeOf("path"),
                            "/var/lib/containers is no folder of docker's: it keeps logs in"
                                + " /var/lib/docker/containers"));
              } else if (outside.endsWith("/containers")
                  && !inside.isEmpty()
                  && !inside.equals(outside)) {
                findings.add(
                    about()
                        .finding(
                            mount.orElseThrow().placeOf("mountPath"),
                            "%s is mounted at %s, where no link leads".formatted(outside, inside)));
              }
            });
    return findings;
  }

  private static String plain(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
