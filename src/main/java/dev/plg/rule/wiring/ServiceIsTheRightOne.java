package dev.plg.rule.wiring;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Link;
import java.util.List;
import java.util.stream.Stream;

/// A URL for one program must not lead to another.
final class ServiceIsTheRightOne implements PictureRule {

  @Override
  public About about() {
    return new About(
        "wiring/wrong-program",
        Severity.ERROR,
        Versions.ALL,
        "a URL leads to another program",
        "the other program answers 404 or nothing; senders drop what they cannot send "
            + "after some tries",
        "write the name of the Service that selects the program",
        "https://kubernetes.io/docs/concepts/services-networking/service/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Link.in(picture)
        .flatMap(link -> link.service(picture).stream().flatMap(it -> check(picture, link, it)))
        .toList();
  }

  private Stream<Finding> check(Picture picture, Link link, Service service) {
    List<Program> behind =
        picture
            .workloadsOf(service)
            .flatMap(workload -> workload.containers().stream())
            .flatMap(container -> container.program().stream())
            .distinct()
            .toList();
    return behind.isEmpty() || behind.contains(link.to()) || hasStranger(picture, service)
        ? Stream.empty()
        : Stream.of(
            about()
                .finding(
                    link.url().place(),
                    "%s leads to %s, not to %s"
                        .formatted(service.title(), behind.getFirst().title(), link.to().title())));
  }

  /// Whether a pod behind it runs something unknown too, as a proxy.
  private static boolean hasStranger(Picture picture, Service service) {
    return picture
        .workloadsOf(service)
        .anyMatch(it -> it.containers().stream().allMatch(c -> c.program().isEmpty()));
  }
}
