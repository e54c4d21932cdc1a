package dev.plg.rule.helm;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.RELEASES;
import static dev.plg.rule.ValuesSubjects.VALUES;
import static dev.plg.rule.ValuesSubjects.chart;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.ChartProgram;
import dev.plg.catalog.Version;
import dev.plg.picture.Release;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.StackCharts;
import dev.plg.view.UserValues;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the area `helm`.
public final class HelmRules {

  private static final Set<String> DEPRECATED =
      Set.of("loki-stack", "loki-distributed", "loki-simple-scalable");

  private static final List<Rule> OF_ALL_CHARTS =
      List.of(
          warning("helm/abandoned", RELEASES)
              .what("a release installs a deprecated chart")
              .why(
                  "the chart installs old versions, such as Loki 2.6 in loki-stack, and gets no"
                      + " fixes")
              .fix("install the charts loki, grafana and alloy")
              .source("grafana/helm-charts charts/loki-stack/Chart.yaml: deprecated: true")
              .where(it -> DEPRECATED.contains(it.chart().name()))
              .says(it -> "the chart %s is deprecated".formatted(it.chart().name()))
              .at(it -> it.chart().place()),
          warning("helm/default-push-url", chart("promtail").from("6"))
              .what(
                  "`config.clients` is not set and defaults to"
                      + " http://loki-gateway/loki/api/v1/push")
              .why(
                  "that Service exists only if Loki's chart installs a gateway in the same"
                      + " namespace: without it every line is lost after ten retries")
              .fix("set `config.clients`, as in `[{url: http://loki:3100/loki/api/v1/push}]`")
              .source(
                  "grafana/helm-charts charts/promtail/values.yaml@promtail-6.15.5 config.clients")
              .where(it -> !it.isSet("config.clients", "config.file"))
              .at(it -> it.place("config.clients")),
          HelmDockerFolder.RULE,
          error("helm/extra-ports", chart("grafana-agent").and(chart("alloy")))
              .what("the configuration receives traces, but the Service has no port for them")
              .why("applications get `connection refused`")
              .fix("add each port to `extraPorts`: 4317 and 4318 for OTLP")
              .covers("agent/port-not-offered")
              .source(
                  "grafana/agent operations/helm/charts/grafana-agent/templates/service.yaml"
                      + "@6ef2bd7f2")
              .where(
                  it ->
                      it.text(program(it) + ".configMap.content")
                          .filter(text -> text.contains("otelcol.receiver."))
                          .isPresent())
              .where(it -> !it.isSet(program(it) + ".extraPorts"))
              .says(
                  it ->
                      "the configuration has a receiver, but `%s.extraPorts` is empty"
                          .formatted(program(it)))
              .at(it -> it.place(program(it) + ".configMap.content")),
          warning("helm/image-line", VALUES)
              .what("the image has another major version than the chart is written for")
              .why("the configuration that the chart renders has keys that the program refuses")
              .fix("use the chart of that version, or do not set the tag")
              .source("grafana/loki production/helm/loki/Chart.yaml@helm-loki-5.48.0 appVersion")
              .finds(values -> values.known().program().stream().flatMap(it -> image(values, it))),
          HelmNullLost.RULE,
          warning("helm/password", chart("grafana").from("6").and(chart("loki-stack").from("2")))
              .what("the values contain the password of Grafana's admin")
              .why("everyone who can read the repository or the release can log in")
              .fix("create a Secret, and set its name in `admin.existingSecret`")
              .source("grafana/helm-charts charts/grafana/values.yaml@grafana-10.5.15 admin")
              .where(it -> it.isSet(grafana(it) + "adminPassword"))
              .where(it -> isSecret(it) || isExposed(it))
              .says(it -> "`%sadminPassword` contains the password itself".formatted(grafana(it)))
              .fixedBy(
                  it ->
                      "create a Secret, and set its name in `%sadmin.existingSecret`"
                          .formatted(grafana(it)))
              .at(it -> it.place(grafana(it) + "adminPassword")),
          warning("helm/receivers-merge", chart("tempo").from("1"))
              .what("the chart's default receivers stay enabled beside those in the values")
              .why("Helm merges maps: Tempo opens the ports of all receivers")
              .fix("set the receivers that are not needed to null")
              .source("grafana/helm-charts charts/tempo/values.yaml@tempo-1.8.0 tempo.receivers")
              .where(it -> it.isSet("tempo.receivers") && !receivers(it).isEmpty())
              .says(
                  it ->
                      "the chart's default receivers stay enabled: `%s`"
                          .formatted(String.join("`, `", receivers(it))))
              .fixedBy(
                  it ->
                      receivers(it).stream()
                          .map(name -> name + ": null")
                          .collect(Collectors.joining(", ", "write `", "` next to it")))
              .at(it -> it.place("tempo.receivers")),
          warning("helm/remote-write-url", chart("tempo").from("1"))
              .what("the URL that Tempo writes its metrics to is not set")
              .why(
                  "the default, http://prometheus.monitoring:9090/api/v1/write, is a guess: if it"
                      + " is wrong, the service map stays empty")
              .fix("set `tempo.metricsGenerator.remoteWriteUrl`")
              .source(
                  "grafana/helm-charts charts/tempo/values.yaml@tempo-1.8.0 tempo.metricsGenerator")
              .where(it -> it.isOn("tempo.metricsGenerator.enabled"))
              .where(
                  it ->
                      !it.isSet(
                          "tempo.metricsGenerator.remoteWriteUrl",
                          "tempo.metricsGenerator.storage.remote_write"))
              .says(
                  _ ->
                      "`tempo.metricsGenerator.remoteWriteUrl` is not set and defaults to"
                          + " http://prometheus.monitoring:9090/api/v1/write")
              .at(it -> it.place("tempo.metricsGenerator.enabled")),
          HelmRepository.RULE,
          warning("helm/traces-lost", chart("tempo").from("1"))
              .what("`persistence.enabled` is not set and defaults to false")
              .why("Tempo stores traces in the pod: each restart deletes all of them")
              .fix("set `persistence.enabled: true`, or store traces in S3")
              .source("grafana/helm-charts charts/tempo/values.yaml@tempo-1.8.0 persistence")
              .where(it -> it.text("tempo.storage.trace.backend").orElse("local").equals("local"))
              .where(it -> !it.isSet("persistence.enabled", "config"))
              .at(it -> it.place("persistence.enabled")),
          warning("helm/unpinned", RELEASES)
              .what("a release installs the latest version of a chart, whatever that is")
              .why(
                  "the next major version refuses or ignores values that worked: Loki's chart has"
                      + " changed its storage, its modes and its owner")
              .fix("write the version of the chart")
              .source("https://grafana.com/docs/loki/latest/setup/upgrade/upgrade-to-6x/")
              .where(it -> StackCharts.include(it.chart()) && isOpen(it.chart().version()))
              .says(HelmRules::unpinned)
              .at(it -> it.chart().place()),
          HelmUnreadValue.RULE,
          HelmVolumeList.RULE,
          HelmWrongType.RULE);

  public static final List<Rule> ALL =
      Stream.of(HelmLokiRules.ALL, OF_ALL_CHARTS).flatMap(List::stream).toList();

  private HelmRules() {}

  /// The key of the values that are about the program.
  private static String program(UserValues values) {
    return values.chart().equals("alloy") ? "alloy" : "agent";
  }

  private static Stream<Violation> image(UserValues values, ChartProgram program) {
    Optional<Version> other =
        values
            .text(program.tag())
            .flatMap(Version::parse)
            .filter(tag -> values.isSet(program.tag()) && tag.major() != program.version().major());
    return other.stream()
        .map(
            tag ->
                at(
                    values.place(program.tag()),
                    "`%s` is %s, but chart %s-%s is for %s"
                        .formatted(
                            program.tag(),
                            tag,
                            values.chart(),
                            values.version(),
                            program.version())));
  }

  /// The way to the values of Grafana, with its last dot.
  private static String grafana(UserValues values) {
    return values.chart().equals("loki-stack") ? "grafana." : "";
  }

  private static boolean isSecret(UserValues values) {
    return !values.text(grafana(values) + "adminPassword").orElse("admin").equals("admin");
  }

  private static boolean isExposed(UserValues values) {
    return !values.text(grafana(values) + "service.type").orElse("ClusterIP").equals("ClusterIP")
        || values.isOn(grafana(values) + "ingress.enabled");
  }

  /// The chart's default receivers that the values do not mention.
  private static List<String> receivers(UserValues values) {
    return Stream.of("jaeger", "opencensus", "otlp")
        .filter(name -> values.isDefault("tempo.receivers." + name))
        .filter(name -> !values.hasKey("tempo.receivers." + name))
        .toList();
  }

  private static boolean isOpen(String version) {
    return version.isEmpty()
        || version.equals("*")
        || version.equals("x")
        || (version.startsWith(">") && version.indexOf('<') < 0);
  }

  private static String unpinned(Release release) {
    return "%s installs the latest version of the chart %s"
        .formatted(release.by(), release.chart().name());
  }
}
