package dev.plg.rule.kubernetes;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Container;
import dev.plg.picture.Picture;
import dev.plg.picture.Port;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A probe asks where the program answers.
final class ProbeIsAnswered implements PictureRule {

  private static final List<String> KINDS =
      List.of("livenessProbe", "readinessProbe", "startupProbe");

  @Override
  public About about() {
    return new About(
        "kubernetes/probe",
        Severity.ERROR,
        Versions.ALL,
        "a probe asks at a port or a path where nobody answers",
        "the pod never gets ready, or is restarted again and again, though the program works",
        "ask at the port that the program listens on, Loki, Promtail and Tempo at `/ready`",
        "loki docs/sources/reference/loki-http-api.md@v3.7.6; tempo "
            + "docs/sources/tempo/api_docs/_index.md@v2.10.8");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    for (Run run : picture.runs().toList()) {
      for (String kind : KINDS) {
        Mapping probe = run.container().probe(kind);
        check(picture, run, probe.mapping("httpGet"), findings);
        check(picture, run, probe.mapping("tcpSocket"), findings);
      }
    }
    return findings;
  }

  private void check(Picture picture, Run run, Mapping target, List<Finding> findings) {
    String port = target.text("port").orElse("");
    if (port.isEmpty() || target.find("host").isPresent()) {
      return;
    }
    Optional<Integer> number = number(run.container(), port);
    Location place = target.placeOf("port");
    if (number.isEmpty()) {
      findings.add(about().finding(place, "the container has no port named '%s'".formatted(port)));
    } else if (target.find("path").isPresent()) {
      listens(picture, run)
          .filter(listens -> !listens.equals(number.get().toString()))
          .ifPresent(listens -> findings.add(about().finding(place, message(run, listens, port))));
    }
    target
        .text("path")
        .filter(path -> isUnknown(run, path))
        .ifPresent(
            path ->
                findings.add(
                    about()
                        .finding(
                            target.placeOf("path"),
                            "%s knows no path %s".formatted(title(run), path))));
  }

  /// The number that is meant; empty for a name that no port of the container has.
  private static Optional<Integer> number(Container container, String port) {
    return port.length() < 6 && port.chars().allMatch(Character::isDigit)
        ? Optional.of(Integer.valueOf(port))
        : container.ports().stream()
            .filter(it -> it.name().equals(port))
            .map(Port::number)
            .findFirst();
  }

  /// The port of the program's API; empty where its configuration or version is not known.
  private static Optional<String> listens(Picture picture, Run run) {
    Program program = run.container().program().orElseThrow();
    boolean known =
        program == Program.LOKI || program == Program.PROMTAIL || program == Program.TEMPO;
    return known
        ? picture
            .configsOf(Stream.of(run.workload()))
            .filter(config -> config.program() == program && config.runs().contains(run))
            .findFirst()
            .flatMap(config -> listens(program, config, run))
        : Optional.empty();
  }

  private static Optional<String> listens(Program program, ProgramConfig config, Run run) {
    return run.container()
        .flag("server.http-listen-port")
        .map(flag -> flag.value())
        .or(() -> config.value("server", "http_listen_port"))
        .or(() -> fallback(program, config))
        .filter(port -> !port.contains("$"));
  }

  // loki docs/sources/setup/upgrade/_index.md@v3.7.6: 3100 from 2.7 on; tempo
  // cmd/tempo/app/config.go: 3200 from 2.8 on; 80 before, and Promtail's own
  private static Optional<String> fallback(Program program, ProgramConfig config) {
    return switch (program) {
      case LOKI -> config.version().map(it -> it.isAtLeast("2.7") ? "3100" : "80");
      case TEMPO -> config.version().map(it -> it.isAtLeast("2.8") ? "3200" : "80");
      default -> Optional.of("80");
    };
  }

  /// Whether it is a path that others have, and this program does not.
  private static boolean isUnknown(Run run, String path) {
    return switch (run.container().program().orElseThrow()) {
      case LOKI, PROMTAIL, TEMPO ->
          path.equals("/healthz")
              || path.equals("/health")
              || path.equals("/-/ready")
              || path.equals("/-/healthy")
              || path.equals("/api/health");
      case EVENT_EXPORTER -> path.equals("/healthz") || path.equals("/ready");
      default -> false;
    };
  }

  private static String title(Run run) {
    return run.container().program().orElseThrow().title();
  }

  private static String message(Run run, String listens, String port) {
    return "%s listens at %s, and is asked at %s".formatted(title(run), listens, port);
  }
}
