package dev.plg.rule.agent;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.AGENTS;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.alloy.AlloyFault;
import dev.plg.alloy.Attribute;
import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.UnknownConfigKeys;
import dev.plg.rule.Violation;
import dev.plg.view.AgentBlock;
import dev.plg.view.Agents;
import dev.plg.view.NodeFolder;
import dev.plg.view.Permissions;
import dev.plg.view.ScrapeJob;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/// The rules of the area `agent`: Grafana Agent and Alloy.
public final class AgentRules {

  private static final String EVENTS = "loki.source.kubernetes_events";
  private static final String PODS = "loki.source.kubernetes";

  private static final Subject<Picture, AlloyFault> FAULTS =
      AGENTS.each(config -> config.river().faults().stream());

  /// The jobs of the static mode's logs, which are Promtail's.
  private static final Subject<Picture, ScrapeJob> STATIC_JOBS =
      configs(Program.GRAFANA_AGENT)
          .each(config -> config.tree().mapping("logs").sequence("configs").mappings())
          .each(logs -> logs.sequence("scrape_configs").mappings())
          .each(job -> Stream.of(new ScrapeJob(job)));

  /// Where the static mode sends traces.
  private static final Subject<Picture, Mapping> STATIC_TRACES =
      configs(Program.GRAFANA_AGENT)
          .each(config -> config.tree().mapping("traces").sequence("configs").mappings())
          .each(traces -> traces.sequence("remote_write").mappings());

  public static final List<Rule> ALL =
      List.of(
          error(
                  "agent/empty-job-name",
                  components(EVENTS).each(it -> it.block().attribute("job_name").stream()))
              .what("`job_name` is empty")
              .why("Alloy and Grafana Agent do not start: `job_name must not be an empty string`")
              .fix("write a name, or remove `job_name`")
              .source(
                  "grafana/alloy"
                      + " internal/component/loki/source/kubernetes_events/kubernetes_events.go"
                      + "@v1.18.1")
              .where(job -> job.text().filter(String::isEmpty).isPresent())
              .at(Attribute::place),
          error("agent/endpoint-port", STATIC_TRACES)
              .what("an endpoint for traces has no port")
              .why(
                  "the agent connects by gRPC, and each attempt fails with `missing port in"
                      + " address`: no trace arrives")
              .fix("write it as `host:4317`, without a scheme")
              .source("grafana/agent static/traces/config.go:465@v0.44.2; issue 654")
              .where(it -> !it.is("protocol", "http"))
              .where(it -> it.text("endpoint").orElse("").matches("[A-Za-z0-9.-]+"))
              .says(it -> "'%s' has no port".formatted(it.text("endpoint").orElseThrow()))
              .at(it -> it.placeOf("endpoint")),
          error("agent/escape", FAULTS)
              .what("a string contains a single backslash of a regex")
              .why("Alloy and Grafana Agent do not start: `unknown escape sequence`")
              .fix("write the string in backquotes, or write each backslash twice")
              .source("grafana/alloy syntax/scanner/scanner.go@v1.18.1 scanEscape")
              .where(fault -> fault.kind() == AlloyFault.Kind.ESCAPE)
              .says(fault -> "'%s' is not an escape sequence".formatted(fault.text()))
              .at(AlloyFault::place),
          error("agent/events-by-each-pod", components(EVENTS))
              .what("multiple pods read the same events")
              .why(
                  "each event is stored once per pod: a DaemonSet on ten nodes stores it ten times,"
                      + " without an error")
              .fix("read events in a Deployment or StatefulSet with one replica")
              .source(
                  "https://grafana.com/docs/alloy/latest/reference/components/loki/"
                      + "loki.source.kubernetes_events/")
              .where(it -> it.block().block("clustering").isEmpty())
              .finds(it -> replicated(it, "each pod of %s reads all events of the cluster")),
          error("agent/integrations-next", configs(Program.GRAFANA_AGENT))
              .what("the integration `eventhandler` needs `-enable-features=integrations-next`")
              .why("the agent does not start: without this feature it has no `eventhandler`")
              .fix(
                  "add the argument `-enable-features=integrations-next`, or read events with"
                      + " Alloy")
              .source(
                  "grafana/agent docs/sources/static/configuration/integrations/integrations-next/"
                      + "eventhandler-config.md@v0.44.2")
              .where(it -> it.tree().mapping("integrations").keys().contains("eventhandler"))
              .where(it -> !it.runs().isEmpty() && !hasNewIntegrations(it))
              .at(it -> it.placeOf("integrations", "eventhandler")),
          error("agent/logs-not-mounted", AGENTS)
              .what("the agent reads log files of the node, but does not mount them")
              .why("the folder is empty in the pod: the agent reads no line, without an error")
              .fix(
                  "mount hostPath /var/log at the same path, read-only; in the chart"
                      + " `alloy.mounts.varlog: true`")
              .source(
                  "grafana/alloy operations/helm/charts/alloy/values.yaml@v1.18.1 mounts.varlog:"
                      + " false")
              .where(it -> it.river().named("loki.source.file").findAny().isPresent())
              .where(it -> it.runs().stream().anyMatch(AgentRules::lacksPodLogs))
              .finds(
                  config ->
                      config
                          .river()
                          .all()
                          .flatMap(block -> block.attributes().stream())
                          .filter(
                              it ->
                                  it.mentions("/var/log/pods")
                                      || it.mentions("/var/log/containers"))
                          .limit(1)
                          .map(
                              it ->
                                  at(
                                      it.place(),
                                      "the agent reads /var/log/pods, but does not mount it"))),
          error("agent/may-not-read", PICTURE)
              .what("the agent's account may not read the logs or events that the agent collects")
              .why(
                  "the API server answers `… is forbidden`: the agent reads nothing, and only its"
                      + " own log shows the error")
              .fix(
                  "grant get, list and watch on `pods` and `pods/log`, or on `events`, to its"
                      + " account")
              .source("grafana/alloy operations/helm/charts/alloy/templates/rbac.yaml@v1.18.1")
              .finds(
                  it ->
                      Stream.concat(
                          forbidden(it, PODS, "pods/log", "get"),
                          forbidden(it, EVENTS, "events", "watch"))),
          error("agent/missing-argument", PICTURE.each(AgentBlock::in))
              .what("a required argument or block of a component is not set")
              .why(
                  "the program does not load the configuration: `missing required attribute …`,"
                      + " `missing required block …`")
              .fix("set it")
              .source("grafana/alloy syntax/vm/struct_decoder.go:93@v1.18.1")
              .finds(AgentRules::missing),
          AgentMode.RULE,
          error("agent/no-path", STATIC_JOBS)
              .what("a job has targets, but names no files to read")
              .why(
                  "the agent drops each target with `no path for target` at level info: it reads no"
                      + " line")
              .fix(
                  "relabel `__meta_kubernetes_pod_uid` and `__meta_kubernetes_pod_container_name`"
                      + " to `__path__` with the separator `/` and the replacement"
                      + " `/var/log/pods/*$1/*.log`")
              .source(
                  "grafana/agent static/logs/logs.go@v0.44.2, which runs grafana/loki"
                      + " clients/pkg/promtail/targets/file/filetargetmanager.go:332")
              .where(ScrapeJob::namesNoFile)
              .says(job -> "job %s has targets, but sets no `__path__`".formatted(job.name()))
              .at(ScrapeJob::place),
          error("agent/no-protocol", components("otelcol.receiver.otlp"))
              .what("an OTLP receiver has neither a block `grpc` nor `http`")
              .why(
                  "it does not listen on any port: clients get `connection refused`, and the agent"
                      + " logs no error")
              .fix(
                  "add `grpc { endpoint = \"0.0.0.0:4317\" }`, or `http`, with each statement on"
                      + " its own line")
              .source(
                  "grafana/alloy"
                      + " docs/sources/reference/components/otelcol/otelcol.receiver.otlp.md@v1.18.1")
              .where(it -> it.block().block("grpc").isEmpty())
              .where(it -> it.block().block("http").isEmpty())
              .says(it -> "%s serves neither gRPC nor HTTP".formatted(it.block().id()))
              .at(it -> it.block().place()),
          AgentBareName.RULE,
          AgentNoSuchComponent.RULE,
          warning("agent/pods-tailed-by-each", components(PODS))
              .what("multiple pods tail every pod of the cluster")
              .why(
                  "each line is stored once per agent pod, without an error, and the API"
                      + " server sends it just as often")
              .fix(
                  "add `clustering { enabled = true }` to the component, or select pods by"
                      + " `spec.nodeName` in `discovery.kubernetes`")
              .source(
                  "https://grafana.com/docs/alloy/latest/reference/components/loki/"
                      + "loki.source.kubernetes/#clustering")
              .where(it -> !isClustered(it) && !selectsNode(it))
              .finds(it -> replicated(it, "each pod of %s tails all pods of the cluster")),
          AgentPortNotOffered.RULE,
          AgentPositionsKept.RULE,
          AgentStability.RULE,
          error("agent/syntax", FAULTS)
              .what("Alloy's syntax does not allow this")
              .why("Alloy and Grafana Agent do not start: `expected TERMINATOR`")
              .fix("write each statement on its own line, and close each block")
              .source("grafana/alloy syntax/parser/internal.go:190@v1.18.1")
              .where(fault -> fault.kind() != AlloyFault.Kind.ESCAPE)
              .says(
                  fault ->
                      (fault.kind() == AlloyFault.Kind.STATEMENT
                              ? "'%s' follows another statement on its line"
                              : "%s does not end")
                          .formatted(fault.text()))
              .at(AlloyFault::place),
          AgentTls.RULE,
          AgentUnknownArgument.RULE,
          error("agent/unknown-component", PICTURE.each(AgentBlock::in))
              .what("a component does not exist in this version")
              .why(
                  "the program does not load the configuration: `cannot find the definition of"
                      + " component name …`")
              .fix("remove the component, or declare it")
              .source(
                  "grafana/alloy"
                      + " internal/runtime/internal/controller/component_node_manager.go:63@v1.18.1")
              .where(it -> it.isTop() && it.known().isEmpty())
              .finds(
                  it ->
                      Stream.of(
                          UnknownNames.violation(
                              it,
                              it.at(),
                              it.block().place(),
                              "%s has no component `%s`"
                                  .formatted(it.program(), it.block().name())))),
          error("agent/unknown-key", configs(Program.GRAFANA_AGENT))
              .what("a key does not exist in this version")
              .why("Grafana Agent exits: `field … not found in type config.Config`")
              .fix("remove the key")
              .source("grafana/agent static/config/config.go:366@v0.44.8 UnmarshalStrict")
              .yieldsToOthers()
              .finds(UnknownConfigKeys::in),
          AgentWrongType.RULE);

  private AgentRules() {}

  /// The blocks of a name in the configurations.
  private static Subject<Picture, Agents.Component> components(String name) {
    return PICTURE.each(picture -> Agents.components(picture, name));
  }

  private static Stream<Violation> replicated(Agents.Component component, String message) {
    return component
        .workloads()
        .filter(Agents::isMany)
        .map(it -> at(component.block().place(), message.formatted(it.title())));
  }

  private static boolean hasNewIntegrations(ProgramConfig config) {
    return config
        .flag("enable-features")
        .filter(flag -> flag.value().contains("integrations-next"))
        .isPresent();
  }

  private static boolean lacksPodLogs(Run run) {
    return NodeFolder.of(run).stream().noneMatch(NodeFolder::holdsPodLogs);
  }

  private static Stream<Violation> forbidden(
      Picture picture, String component, String resource, String verb) {
    return Agents.components(picture, component)
        .flatMap(
            it ->
                it.workloads()
                    .filter(
                        workload ->
                            Permissions.of(picture, workload)
                                .filter(Permissions::areKnown)
                                .filter(known -> !known.allow("", resource, verb))
                                .isPresent())
                    .map(
                        workload ->
                            at(
                                it.block().place(),
                                "ServiceAccount %s may not %s %s"
                                    .formatted(workload.serviceAccount(), verb, resource))));
  }

  private static Stream<Violation> missing(AgentBlock block) {
    return block
        .keys()
        .required(block.at())
        .filter(it -> block.block().attribute(it.name()).isEmpty())
        .filter(it -> block.block().block(it.name()).isEmpty())
        .map(
            it ->
                at(
                        block.block().place(),
                        "%s in %s needs the %s `%s`"
                            .formatted(
                                block.title(),
                                block.program(),
                                it.isBlock() ? "block" : "argument",
                                it.name()))
                    .certainIf(block.keys().isCertain(block.at().to(it.name()))));
  }

  private static boolean isClustered(Agents.Component component) {
    return component
        .block()
        .block("clustering")
        .flatMap(it -> it.attribute("enabled"))
        .filter(Attribute::isTrue)
        .isPresent();
  }

  /// Whether the configuration selects by the node of a pod.
  private static boolean selectsNode(Agents.Component component) {
    String text = component.config().text().text();
    return text.contains("spec.nodeName") || text.contains("pod_node_name");
  }
}
