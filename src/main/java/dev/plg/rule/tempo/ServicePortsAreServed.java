package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Service;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoReceiver;
import dev.plg.view.TempoView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A Service offers what Tempo takes in.
final class ServicePortsAreServed implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/port-without-receiver",
        Severity.NOTE,
        Versions.of("Tempo"),
        "a Service offers a port that no receiver listens on",
        "who sends there gets `connection refused`",
        "add the receiver to `distributor.receivers`, or take the port from the Service",
        "helm-charts charts/tempo/templates/service.yaml@tempo-1.8.0 offers 9411 without a zipkin"
            + " receiver");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    TempoView.in(picture)
        .filter(tempo -> !tempo.receivers().isEmpty())
        .forEach(
            tempo ->
                tempo.runs().stream()
                    .flatMap(
                        run ->
                            picture
                                .servicesOf(run.workload())
                                .filter(service -> !service.isHeadless()))
                    .distinct()
                    .forEach(service -> findings.addAll(unserved(tempo, service))));
    return findings;
  }

  private List<Finding> unserved(TempoView tempo, Service service) {
    Set<Integer> served =
        tempo.receivers().stream().map(TempoReceiver::port).collect(Collectors.toSet());
    return service.ports().stream()
        .filter(port -> served.stream().noneMatch(it -> it == number(port)))
        .flatMap(
            port ->
                TempoReceiver.usualProtocol(number(port))
                    .map(protocol -> finding(service, port, protocol))
                    .stream())
        .toList();
  }

  /// The port of the pod that it sends to; 0 for one that has a name.
  private static int number(Port port) {
    return port.target().matches("[0-9]{1,5}") ? Integer.parseInt(port.target()) : 0;
  }

  private Finding finding(Service service, Port port, String protocol) {
    return about()
        .finding(
            port.place(),
            "%s offers port %d, but Tempo has no receiver %s"
                .formatted(service.title(), port.number(), protocol));
  }
}
