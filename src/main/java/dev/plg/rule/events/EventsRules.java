package dev.plg.rule.events;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.EXPORTER;
import static dev.plg.rule.PictureSubjects.RECEIVERS;
import static dev.plg.rule.PictureSubjects.runs;
import static dev.plg.rule.PictureSubjects.workloads;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.view.ExporterView;
import dev.plg.view.Permissions;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.stream.Stream;

/// The rules of the area `events` on a picture.
public final class EventsRules {

  private static final Subject<Picture, Mapping> LOKI_SINKS =
      RECEIVERS.each(receiver -> receiver.sink("loki").stream());

  public static final List<Rule> ALL =
      List.of(
          EventsConfigPath.RULE,
          error("events/conntrack-host-network", runs(Program.NODE_PROBLEM_DETECTOR))
              .what("connections are counted in the pod's network, not in the node's")
              .why(
                  "nf_conntrack_count belongs to the network namespace: a full table of the node is"
                      + " never reported, without an error")
              .fix("set `hostNetwork: true` and `dnsPolicy: ClusterFirstWithHostNet`")
              .source(
                  "kubernetes/node-problem-detector config/plugin/network_problem.sh@v0.8.18;"
                      + " kernel Documentation/networking/nf_conntrack-sysctl")
              .where(run -> !run.workload().podSpec().isOn("hostNetwork"))
              .finds(
                  run ->
                      monitors(run, "custom-plugin-monitor", "network-problem-monitor")
                          .map(
                              flag ->
                                  at(
                                      flag.place(),
                                      "%s counts the connections of the pod, not of the node"
                                          .formatted(flag.value())))),
          EventsDockerMonitor.RULE,
          warning("events/dollar-expanded", RECEIVERS.each(it -> it.tree().scalars()))
              .what("a template has a variable with a dollar sign")
              .why(
                  "the exporter first expands environment variables in the whole file: `$x` becomes"
                      + " empty, and the template fails or prints something else")
              .fix("write the template without variables, as in `{{ .Message }}`")
              .source("resmoio/kubernetes-event-exporter main.go os.ExpandEnv@v0.9, @v1.7")
              .where(EventsRules::hasVariable)
              .at(Scalar::place),
          EventsIgnoredKey.RULE,
          warning("events/label-template", LOKI_SINKS.from("1.2").orUnknown())
              .what("a label in `streamLabels` is a template")
              .why("only `layout` and `headers` are templates: the braces become the label's value")
              .fix(
                  "write a fixed value; put values that differ between events into `layout` and"
                      + " filter lines by them")
              .source(
                  "resmoio/kubernetes-event-exporter pkg/sinks/loki.go@v1.7: Stream is"
                      + " cfg.StreamLabels")
              .finds(
                  sink ->
                      sink.mapping("streamLabels").entries().stream()
                          .filter(label -> label.value() instanceof Scalar text && isTemplate(text))
                          .map(
                              label ->
                                  at(
                                      label.value().place(),
                                      "the label %s is a template, which the exporter does not expand"
                                          .formatted(label.key())))),
          EventsLogFormat.RULE,
          note("events/logger-twice", runs(Program.K8S_EVENT_LOGGER).from("2.5"))
              .what("this k8s-event-logger prints each event more than once")
              .why(
                  "it prints each event twice, and all events again every five minutes until they"
                      + " expire")
              .fix("use k8s-event-logger 2.4 (chart 1.2.0), or the event exporter")
              .source("max-rocket-internet/k8s-event-logger main.go@2.7")
              .says(
                  run ->
                      "k8s-event-logger %s prints each event more than once"
                          .formatted(run.container().image().tag().orElse("")))
              .at(run -> run.container().image().place()),
          error(
                  "events/loki-tls",
                  LOKI_SINKS.from("1.2").orUnknown().each(it -> it.entry("tls").stream()))
              .what("a receiver for Loki has `tls`, which the exporter ignores")
              .why(
                  "it sends requests with the default client: with a private CA they fail with an"
                      + " x509 error at level debug, and no event arrives")
              .fix("let the image trust the CA (SSL_CERT_FILE), or send to Loki inside the cluster")
              .source(
                  "resmoio/kubernetes-event-exporter pkg/sinks/loki.go@v1.7: client is"
                      + " http.DefaultClient")
              .at(Mapping.Entry::keyPlace),
          error("events/metrics-prefix", EXPORTER.from("1.2"))
              .what("`metricsNamePrefix` is not a valid prefix of metric names")
              .why("the exporter exits: `validateMetricsNamePrefix failed`")
              .sets(it -> it.config().tree(), "metricsNamePrefix", "event_exporter_")
              .source("resmoio/kubernetes-event-exporter pkg/exporter/config.go@v1.7")
              .where(it -> !prefix(it).isEmpty() && !prefix(it).matches("[a-zA-Z][a-zA-Z0-9_:]*_"))
              .says(
                  it ->
                      "'%s' is not a valid prefix: use letters, digits and underscores, and end with an underscore"
                          .formatted(prefix(it)))
              .at(it -> it.placeOf("metricsNamePrefix")),
          EventsMonitorFiles.RULE,
          error("events/no-stream-labels", RECEIVERS.from("1.2").orUnknown())
              .what("a receiver for Loki has no `streamLabels`")
              .why(
                  "Loki answers 400 `error at least one label pair is required per stream`, which"
                      + " the exporter logs at level debug: no event arrives")
              .fix("add `streamLabels: {job: kubernetes-event-exporter}`")
              .source(
                  "resmoio/kubernetes-event-exporter pkg/sinks/loki.go@v1.7; run with Loki 2.9.6"
                      + " and 3.7.6")
              .where(
                  it ->
                      it.sink("loki")
                          .filter(loki -> loki.mapping("streamLabels").isEmpty())
                          .isPresent())
              .says(it -> "receiver %s has no streamLabels".formatted(it.name()))
              .at(it -> it.tree().entry("loki").orElseThrow().keyPlace()),
          EventsNoSuchReceiver.RULE,
          warning("events/pattern", EXPORTER.each(ExporterView::rules).each(Node::scalars))
              .what("a pattern of a route is not a regular expression")
              .why(
                  "the exporter hides the error: the rule never matches, so nothing is dropped, or"
                      + " nothing is sent, without an error")
              .fix("write `.*` for `*`, as in `.*test.*`")
              .source("resmoio/kubernetes-event-exporter pkg/exporter/rule.go matchString@v1.7")
              .where(it -> it.text().matches("[*+?](?s:.*)"))
              .says(
                  it -> "%s is not a regular expression, so it never matches".formatted(it.text()))
              .at(Scalar::place),
          warning("events/reads-secrets", workloads(Program.EVENT_EXPORTER))
              .what("the exporter can read every Secret in the cluster")
              .why("a vulnerability in it, or access to its pod, exposes all Secrets")
              .fix(
                  "grant list and watch on events, and get on the kinds whose labels it should add;"
                      + " or set `omitLookup: true` (1.4 and later)")
              .source("resmoio/kubernetes-event-exporter deploy/00-roles.yaml@v1.7")
              .findsIn(
                  (workload, picture) ->
                      Permissions.of(picture, workload).stream()
                          .filter(
                              it ->
                                  it.allow("", "secrets", "list") || it.allow("", "secrets", "get"))
                          .map(it -> it.roles().getFirst())
                          .map(
                              role ->
                                  at(
                                      role.placeOf("rules"),
                                      "%s lets the exporter read Secrets"
                                          .formatted(role.title())))),
          error("events/replicas", EXPORTER)
              .what("multiple exporters each send all events")
              .why("each event arrives once per exporter")
              .fix("set `replicas: 1`, or `leaderElection: {enabled: true}` with access to leases")
              .source("resmoio/kubernetes-event-exporter main.go@v1.7")
              .where(it -> !it.isOn("leaderElection", "enabled"))
              .finds(
                  it ->
                      it.runs().stream()
                          .map(Run::workload)
                          .filter(pods -> pods.pods() > 1 || pods.kind().equals("DaemonSet"))
                          .map(
                              pods ->
                                  at(
                                      pods.replicasPlace(),
                                      "%s runs multiple exporters without leaderElection"
                                          .formatted(pods.title())))),
          note("events/short-age", EXPORTER.from("1.2"))
              .what("events older than five seconds are not exported")
              .why(
                  "events during a restart or a delay of the exporter are lost; only the metric"
                      + " `events_discarded` counts them")
              .fix("set `maxEventAgeSeconds: 60` or more")
              .source(
                  "resmoio/kubernetes-event-exporter pkg/exporter/config.go@v1.7,"
                      + " pkg/metrics/metrics.go:113@v1.7")
              .where(it -> it.config().value("throttlePeriod").isEmpty())
              .where(it -> it.config().value("maxEventAgeSeconds").orElse("0").matches("[0-5]"))
              .says(it -> "events older than %s seconds are not exported".formatted(age(it)))
              .at(it -> it.placeOf("maxEventAgeSeconds")),
          error("events/stdout-file", RECEIVERS.each(it -> it.sink("file").stream()))
              .what("a file sink writes events to /dev/stdout")
              .why(
                  "the sink rotates at 100 MB: it renames /dev/stdout, and writes later events to a"
                      + " file in the pod; a container that does not run as root may fail to open"
                      + " it")
              .fix("use the receiver `stdout: {}` (0.10 and later)")
              .source(
                  "resmoio/kubernetes-event-exporter pkg/sinks/file.go@v1.7: lumberjack renames the"
                      + " path")
              .where(file -> file.is("path", "/dev/stdout") || file.is("path", "/dev/stderr"))
              .at(file -> file.placeOf("path")),
          error("events/two-ages", EXPORTER.from("1.2"))
              .what("both `throttlePeriod` and `maxEventAgeSeconds` are set")
              .why("the exporter exits: `validateMaxEventAgeSeconds failed`")
              .fix("remove `throttlePeriod`, the old name")
              .source("resmoio/kubernetes-event-exporter pkg/exporter/config.go@v1.2, @v1.7")
              .where(it -> !it.config().value("throttlePeriod").orElse("0").equals("0"))
              .where(it -> !it.config().value("maxEventAgeSeconds").orElse("0").equals("0"))
              .at(it -> it.placeOf("throttlePeriod")),
          warning("events/two-ways", workloads(Program.K8S_EVENT_LOGGER))
              .what("events are collected in two ways")
              .why("each event arrives in Loki twice")
              .fix("keep one of them")
              .source(
                  "resmoio/kubernetes-event-exporter README.md@v1.7; max-rocket-internet/"
                      + "k8s-event-logger README.md@2.7")
              .findsIn(
                  (logger, picture) ->
                      picture
                          .workloads(Program.EVENT_EXPORTER)
                          .limit(1)
                          .map(
                              _ ->
                                  at(
                                      logger.place(),
                                      "%s logs the events that an exporter already sends"
                                          .formatted(logger.title())))),
          EventsUnknownSink.RULE,
          warning(
                  "events/unmaintained-image",
                  runs(Program.EVENT_EXPORTER).each(run -> Stream.of(run.container().image())))
              .what("the exporter is opsgenie's, which has been unmaintained since 2021")
              .why("it has bugs that are fixed in the maintained fork, and has no sink for Loki")
              .fix("use ghcr.io/resmoio/kubernetes-event-exporter:v1.7")
              .source(
                  "opsgenie/kubernetes-event-exporter README.md; resmoio/kubernetes-event-exporter"
                      + " v1.7")
              .where(image -> image.repository().contains("opsgenie/"))
              .says(image -> image.text() + " is no longer maintained")
              .at(image -> image.place()),
          EventsViewRole.RULE,
          error("events/webhook-to-loki", RECEIVERS.each(it -> it.sink("webhook").stream()))
              .what("a webhook posts bare events to Loki's push API")
              .why(
                  "Loki up to 3.3 answers 204 and stores nothing, later versions answer 422, which"
                      + " the exporter logs at level debug: no event arrives, without an error")
              .fix(
                  "use the receiver `loki: {url: …, streamLabels: {job:"
                      + " kubernetes-event-exporter}}` (1.2 and later), or `stdout: {}` and a log"
                      + " collector")
              .source(
                  "resmoio/kubernetes-event-exporter pkg/sinks/webhook.go, pkg/sinks/loki.go@v1.7;"
                      + " grafana/loki pkg/validation/validate.go:15@v3.7.6")
              .where(it -> it.text("endpoint").orElse("").contains("/api/v1/push"))
              .where(it -> !it.mapping("layout").keys().contains("streams"))
              .says(
                  it ->
                      "a webhook posts bare events to %s, and Loki stores none of them"
                          .formatted(it.text("endpoint").orElse("")))
              .at(it -> it.placeOf("endpoint")));

  private EventsRules() {}

  /// The options of node-problem-detector that start a monitor.
  static Stream<Flag> monitors(Run run, String option, String file) {
    return run.container().commandLine().flags().stream()
        .filter(flag -> flag.name().endsWith(option) && flag.value().contains(file));
  }

  /// Whether it has a `$` followed by a letter in double braces.
  private static boolean hasVariable(Scalar scalar) {
    String text = scalar.text();
    int open = text.indexOf("{{");
    int dollar = open < 0 ? -1 : text.indexOf('$', open);
    return dollar > 0 && dollar + 1 < text.length() && Character.isLetter(text.charAt(dollar + 1));
  }

  private static boolean isTemplate(Scalar scalar) {
    return scalar.text().contains("{{");
  }

  private static String prefix(ExporterView exporter) {
    return exporter.config().value("metricsNamePrefix").orElse("");
  }

  private static String age(ExporterView exporter) {
    return exporter.config().value("maxEventAgeSeconds").filter(it -> !it.equals("0")).orElse("5");
  }
}
