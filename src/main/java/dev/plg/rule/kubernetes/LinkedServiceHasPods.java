package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import java.util.List;
import java.util.Optional;

/// A Service that is sent to selects the pods of the program.
final class LinkedServiceHasPods implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/no-pods",
        Severity.ERROR,
        Versions.ALL,
        "a Service selects no pod",
        "it has no endpoints: `connection refused` or a timeout, and nothing is reported when "
            + "it is applied",
        "write labels that the pod template has",
        "https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture).flatMap(link -> check(picture, link).stream()).distinct().toList();
  }

  private Optional<Finding> check(Picture picture, Link link) {
    Optional<Service> service =
        link.service(picture)
            .filter(it -> !it.selector().isEmpty())
            .filter(it -> picture.workloadsOf(it).findAny().isEmpty());
    return service.flatMap(
        it ->
            meant(picture, link, it)
                .map(
                    workload ->
                        about()
                            .finding(
                                it.object().placeOf("spec", "selector"),
                                "%s selects no pod; those of %s have other labels"
                                    .formatted(it.title(), workload.title()))));
  }

  /// The workload beside it that runs the program it should lead to, if there is one.
  private static Optional<Workload> meant(Picture picture, Link link, Service service) {
    return picture
        .workloads(link.to())
        .filter(workload -> workload.object().mayShareNamespace(service.object()))
        .findFirst();
  }
}
