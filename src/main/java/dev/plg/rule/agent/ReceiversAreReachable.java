package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import dev.plg.view.SpanReceiver;
import java.util.List;
import java.util.stream.Stream;

/// A receiver of spans can be reached through the agent's Service.
final class ReceiversAreReachable implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/port-not-offered",
        Severity.ERROR,
        Versions.ALL,
        "a receiver listens on a port that the agent's Service does not offer",
        "applications get a timeout or `connection refused`; the agent waits, and reports "
            + "nothing",
        "add the port to the Service; in the chart `agent.extraPorts` or `alloy.extraPorts`",
        "agent operations/helm/charts/grafana-agent/values.yaml@helm-chart/0.42.0 extraPorts: []");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.in(picture)
        .flatMap(config -> config.runs().stream().flatMap(run -> check(picture, config, run)))
        .toList();
  }

  private Stream<Finding> check(Picture picture, ProgramConfig config, Run run) {
    List<Service> services = picture.servicesOf(run.workload()).toList();
    if (services.isEmpty() || isOnNode(run.workload()) || isSidecar(run.workload())) {
      return Stream.empty();
    }
    return SpanReceiver.of(config).stream()
        .filter(receiver -> receiver.port() > 0 && !receiver.isPrivate())
        .filter(receiver -> !isHostPort(run.container(), receiver.port()))
        .filter(receiver -> services.stream().noneMatch(it -> offers(it, run, receiver.port())))
        .map(receiver -> about().finding(receiver.place(), message(receiver, services)));
  }

  private static boolean isOnNode(Workload workload) {
    return workload.podSpec().text("hostNetwork").filter("true"::equals).isPresent();
  }

  /// Whether an application shares its pod, and so reaches it without a Service.
  private static boolean isSidecar(Workload workload) {
    return workload.containers().stream()
        .anyMatch(
            it ->
                !it.init()
                    && it.program().isEmpty()
                    && !it.image().name().contains("reload")
                    && !it.image().name().contains("proxy"));
  }

  private static boolean isHostPort(Container container, int port) {
    return container.ports().stream()
        .anyMatch(it -> it.number() == port && it.tree().find("hostPort").isPresent());
  }

  private static boolean offers(Service service, Run run, int number) {
    return service.isHeadless()
        || service.ports().stream()
            .anyMatch(port -> isNumber(port, number) || isNamed(run.container(), port, number));
  }

  private static boolean isNumber(Port port, int number) {
    return port.target().equals(Integer.toString(number));
  }

  private static boolean isNamed(Container container, Port port, int number) {
    return container.ports().stream()
        .anyMatch(it -> it.name().equals(port.target()) && it.number() == number);
  }

  private static String message(SpanReceiver receiver, List<Service> services) {
    return "%s does not offer port %d, where %s is taken in"
        .formatted(services.getFirst().title(), receiver.port(), receiver.protocol());
  }
}
