package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.RUNS;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A probe uses a port and a path that the program serves.
final class KubernetesProbe {

  private static final Set<Program> WITH_PORT =
      Set.of(Program.LOKI, Program.PROMTAIL, Program.TEMPO);

  /// Paths of other programs that Loki, Promtail and Tempo do not have.
  private static final Set<String> NOT_OF_LOKI =
      Set.of("/healthz", "/health", "/-/ready", "/-/healthy", "/api/health");

  static final Rule RULE =
      error("kubernetes/probe", RUNS)
          .what("a probe uses a port or a path that the program does not serve")
          .why(
              "the pod never becomes ready, or is restarted again and again, although the program"
                  + " works")
          .fix(
              "use the port that the program listens on, and for Loki, Promtail and Tempo the path"
                  + " `/ready`")
          .source(
              "loki docs/sources/reference/loki-http-api.md@v3.7.6; tempo"
                  + " docs/sources/tempo/api_docs/_index.md@v2.10.8")
          .findsIn(KubernetesProbe::violations);

  private KubernetesProbe() {}

  private static Stream<Violation> violations(Run run, Picture picture) {
    return Stream.of("livenessProbe", "readinessProbe", "startupProbe")
        .map(kind -> run.container().probe(kind))
        .flatMap(probe -> Stream.of(probe.mapping("httpGet"), probe.mapping("tcpSocket")))
        .filter(target -> target.text("port").isPresent() && target.find("host").isEmpty())
        .flatMap(
            target ->
                Stream.concat(ofPort(picture, run, target).stream(), ofPath(run, target).stream()));
  }

  private static Optional<Violation> ofPort(Picture picture, Run run, Mapping target) {
    String port = target.text("port").orElse("");
    Location place = target.placeOf("port");
    Optional<String> number = number(run.container(), port);
    if (number.isEmpty()) {
      return Optional.of(at(place, "the container has no port named '%s'", port));
    }
    return target.find("path").isEmpty()
        ? Optional.empty()
        : listens(picture, run)
            .filter(listens -> !listens.equals(number.get()))
            .map(
                listens ->
                    at(
                        place,
                        "%s listens on %s, but the probe uses %s",
                        title(run),
                        listens,
                        port));
  }

  private static Optional<Violation> ofPath(Run run, Mapping target) {
    return target
        .text("path")
        .filter(path -> isUnknown(run, path))
        .map(path -> at(target.placeOf("path"), "%s has no path %s", title(run), path));
  }

  /// The number that is meant; empty for a name that no port of the container has.
  private static Optional<String> number(Container container, String port) {
    return port.length() < 6 && port.chars().allMatch(Character::isDigit)
        ? Optional.of(port)
        : container.ports().stream()
            .filter(it -> it.name().equals(port))
            .map(Port::number)
            .map(String::valueOf)
            .findFirst();
  }

  /// The port of the program's API; empty where its configuration or version is not known.
  private static Optional<String> listens(Picture picture, Run run) {
    Program program = run.container().program().orElseThrow();
    return WITH_PORT.contains(program)
        ? picture
            .configsOf(Stream.of(run.workload()))
            .filter(config -> config.program() == program && config.runs().contains(run))
            .findFirst()
            .flatMap(config -> config.httpPort(run))
            .filter(port -> !port.contains("$"))
        : Optional.empty();
  }

  /// Whether it is a path that other programs have, but not this one.
  private static boolean isUnknown(Run run, String path) {
    return switch (run.container().program().orElseThrow()) {
      case LOKI, PROMTAIL, TEMPO -> NOT_OF_LOKI.contains(path);
      case EVENT_EXPORTER -> path.equals("/healthz") || path.equals("/ready");
      default -> false;
    };
  }

  private static String title(Run run) {
    return run.container().program().orElseThrow().title();
  }
}
