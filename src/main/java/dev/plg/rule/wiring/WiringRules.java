package dev.plg.rule.wiring;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.LINKS;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.Link;
import dev.plg.view.ServiceNames;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the area `wiring`.
public final class WiringRules {

  private static final String NOT_RESOLVED =
      "the name does not resolve: `no such host`; clients drop their data after some retries";

  private static final List<Program> COLLECTORS =
      List.of(Program.PROMTAIL, Program.ALLOY, Program.GRAFANA_AGENT);

  public static final List<Rule> ALL =
      List.of(
          error("wiring/no-port", LINKS)
              .what("the Service does not have the port of a URL")
              .why(
                  "requests fail with `connection refused` or a timeout; clients drop their data"
                      + " after some retries")
              .fix("write a port of the Service")
              .source("https://kubernetes.io/docs/concepts/services-networking/service/")
              .where(link -> link.port() > 0)
              .findsIn(WiringRules::withoutPort),
          error("wiring/no-service", LINKS)
              .what("there is no Service with the host name of a URL")
              .why(NOT_RESOLVED)
              .fix("write the name of a Service that selects the program")
              .source("https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/")
              .where(Link::isInside)
              .findsIn(WiringRules::withoutService),
          error("wiring/other-namespace", LINKS)
              .what("a URL names a Service of another namespace without the namespace")
              .why(NOT_RESOLVED)
              .fix("write SERVICE.NAMESPACE.svc")
              .source("https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/")
              .where(link -> !link.host().contains("."))
              .findsIn(WiringRules::elsewhere),
          WiringPortNotServed.RULE,
          error("wiring/prefixed-name", LINKS)
              .what("a URL names the Service of another environment")
              .why(
                  "`namePrefix` changes the names of Services, but not the URLs in arguments and"
                      + " configurations: this one leads to another environment, or does not"
                      + " resolve")
              .fix("write the Service's name with `replacements`, or patch it in each overlay")
              .source(
                  "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/nameprefix/")
              .where(Link::isInside)
              .findsIn(WiringRules::prefixed),
          WiringPushPath.RULE,
          warning("wiring/read-twice", PICTURE)
              .what("two collectors read the logs of the nodes")
              .why(
                  "each line is stored twice, without an error: queries return it twice, and"
                      + " storage costs twice as much")
              .fix("keep one of the collectors")
              .source("grafana/loki docs/sources/send-data/_index.md@v3.7.6")
              .finds(WiringRules::readTwice),
          error("wiring/wrong-program", LINKS)
              .what("a URL leads to another program")
              .why(
                  "the other program answers 404 or closes the connection; clients drop their data"
                      + " after some retries")
              .fix("write the name of the Service that selects the program")
              .source("https://kubernetes.io/docs/concepts/services-networking/service/")
              .findsIn(WiringRules::otherProgram));

  private WiringRules() {}

  private static Stream<Violation> withoutPort(Link link, Picture picture) {
    return link.service(picture).stream()
        .filter(service -> !service.isHeadless() && !link.reached(picture).isEmpty())
        .filter(service -> service.ports().stream().noneMatch(it -> it.number() == link.port()))
        .map(
            service ->
                at(
                    link.url().place(),
                    "%s does not have port %d, only %s"
                        .formatted(service.title(), link.port(), ports(service))));
  }

  private static String ports(Service service) {
    return service.ports().stream()
        .map(port -> Integer.toString(port.number()))
        .collect(Collectors.joining(", "));
  }

  /// Whether no Service in the picture has the name of the host.
  private static boolean isMissing(Link link, Picture picture) {
    return link.service(picture).isEmpty() && ServiceNames.elsewhere(picture, link).isEmpty();
  }

  /// Of a program that is in the picture and has a Service.
  private static Stream<Violation> withoutService(Link link, Picture picture) {
    List<Service> own =
        isMissing(link, picture) ? ServiceNames.servicesOf(picture, link) : List.of();
    return !own.isEmpty() && ServiceNames.otherPrefix(link, own).isEmpty()
        ? Stream.of(
            at(
                link.url().place(),
                "there is no Service '%s'; the Service of %s is '%s'"
                    .formatted(link.host(), link.to().title(), own.getFirst().name())))
        : Stream.empty();
  }

  private static Stream<Violation> elsewhere(Link link, Picture picture) {
    return ServiceNames.elsewhere(picture, link).stream()
        .filter(_ -> link.service(picture).isEmpty())
        .map(
            service ->
                at(
                        link.url().place(),
                        "'%s' is in namespace %s, but the name is resolved in %s"
                            .formatted(link.host(), service.object().namespace(), link.namespace()))
                    .fixedBy(
                        "write %s.%s.svc".formatted(link.host(), service.object().namespace())));
  }

  private static Stream<Violation> prefixed(Link link, Picture picture) {
    return isMissing(link, picture)
        ? ServiceNames.otherPrefix(link, ServiceNames.servicesOf(picture, link)).stream()
            .map(
                service ->
                    at(
                        link.url().place(),
                        "the URL names '%s', but the Service of %s is '%s'"
                            .formatted(link.host(), link.to().title(), service.name())))
        : Stream.empty();
  }

  private static Stream<Violation> readTwice(Picture picture) {
    List<Workload> collectors = picture.known().filter(WiringRules::readsNodeLogs).toList();
    return collectors.stream()
        .skip(1)
        .filter(it -> !areEnvironments(it, collectors.getFirst()))
        .map(
            it ->
                at(
                    it.place(),
                    "%s reads the logs of each node, and so does %s"
                        .formatted(it.title(), collectors.getFirst().title())));
  }

  private static boolean readsNodeLogs(Workload workload) {
    return COLLECTORS.stream().anyMatch(workload::runs)
        && workload.kind().equals("DaemonSet")
        && workload.volumes().stream()
            .flatMap(volume -> volume.hostPath().stream())
            .anyMatch(path -> path.matches("/var/log(/pods)?/?"));
  }

  /// Two collectors of one program are two environments, unless they are in one namespace.
  private static boolean areEnvironments(Workload one, Workload other) {
    return COLLECTORS.stream().anyMatch(it -> one.runs(it) && other.runs(it))
        && !one.object().namespace().equals(other.object().namespace());
  }

  private static Stream<Violation> otherProgram(Link link, Picture picture) {
    return link.service(picture).stream()
        .flatMap(
            service -> {
              List<Program> programs =
                  picture
                      .workloadsOf(service)
                      .flatMap(workload -> workload.containers().stream())
                      .flatMap(container -> container.program().stream())
                      .distinct()
                      .toList();
              return programs.isEmpty()
                      || programs.contains(link.to())
                      || mayBeProxy(picture, service)
                  ? Stream.empty()
                  : Stream.of(
                      at(
                          link.url().place(),
                          "%s leads to %s, not to %s"
                              .formatted(
                                  service.title(),
                                  programs.getFirst().title(),
                                  link.to().title())));
            });
  }

  /// Whether a pod of the Service runs only unknown programs.
  private static boolean mayBeProxy(Picture picture, Service service) {
    return picture
        .workloadsOf(service)
        .anyMatch(it -> it.containers().stream().allMatch(c -> c.program().isEmpty()));
  }
}
