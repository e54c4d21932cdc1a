package dev.plg.rule.ring;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The pods of a StatefulSet have names of their own in the DNS only by a headless Service; one pod
/// alone needs none.
final class ServiceNamesPods implements PictureRule {

  @Override
  public About about() {
    return new About(
        "ring/governing-service",
        Severity.WARNING,
        Versions.ALL,
        "a StatefulSet is named after no headless Service",
        "its pods get no names in the DNS: nobody reaches a certain pod, and no error tells",
        "set `clusterIP: None` on a Service of its own and name that as `serviceName`",
        "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Stream.of(Program.LOKI, Program.TEMPO)
        .flatMap(picture::workloads)
        .filter(workload -> workload.kind().equals("StatefulSet"))
        .filter(workload -> Scale.of(picture, workload).most() > 1)
        .flatMap(workload -> check(picture, workload).stream())
        .toList();
  }

  private Optional<Finding> check(Picture picture, Workload workload) {
    String name = workload.object().spec().text("serviceName").orElse("");
    Optional<Service> service =
        picture
            .servicesNamed(name)
            .filter(it -> it.object().mayShareNamespace(workload.object()))
            .findFirst();
    if (service.isPresent()) {
      return service
          .filter(it -> !it.isHeadless())
          .map(it -> finding(workload, "%s is not headless".formatted(it.title())));
    }
    return !name.isEmpty() && picture.servicesOf(workload).findAny().isPresent()
        ? Optional.of(finding(workload, "there is no Service '%s'".formatted(name)))
        : Optional.empty();
  }

  private Finding finding(Workload workload, String message) {
    return about().finding(workload.object().placeOf("spec", "serviceName"), message);
  }
}
