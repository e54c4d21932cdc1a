package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.AGENTS;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.picture.Service;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.SpanReceiver;
import java.util.List;
import java.util.stream.Stream;

/// A receiver of spans is reachable through the agent's Service.
final class AgentPortNotOffered {

  static final Rule RULE =
      error("agent/port-not-offered", AGENTS)
          .what("a receiver listens on a port that the agent's Service does not have")
          .why("applications get a timeout or `connection refused`, and the agent logs no error")
          .fix("add the port to the Service; in the chart `agent.extraPorts` or `alloy.extraPorts`")
          .source(
              "grafana/agent operations/helm/charts/grafana-agent/values.yaml@helm-chart/0.42.0"
                  + " extraPorts: []")
          .findsIn(
              (config, picture) ->
                  config.runs().stream().flatMap(run -> violations(picture, config, run)));

  private AgentPortNotOffered() {}

  private static Stream<Violation> violations(Picture picture, ProgramConfig config, Run run) {
    List<Service> services = picture.servicesOf(run.workload()).toList();
    if (services.isEmpty()
        || run.workload().podSpec().isOn("hostNetwork")
        || isSidecar(run.workload())) {
      return Stream.empty();
    }
    return SpanReceiver.of(config).stream()
        .filter(receiver -> receiver.port() > 0 && !receiver.isPrivate())
        .filter(receiver -> !isHostPort(run.container(), receiver.port()))
        .filter(receiver -> services.stream().noneMatch(it -> has(it, run, receiver.port())))
        .map(
            receiver ->
                at(
                    receiver.place(),
                    "%s does not have port %d, on which the agent receives %s"
                        .formatted(
                            services.getFirst().title(), receiver.port(), receiver.protocol())));
  }

  /// Whether an application is in the same pod, and so reaches it without a Service.
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

  private static boolean has(Service service, Run run, int number) {
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
}
