package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;
import static dev.plg.key.Made.made;
import static dev.plg.key.Pairs.pairs;
import static dev.plg.key.Shape.Text.text;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Catalog;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Reading;
import dev.plg.model.Affix;
import dev.plg.model.DnsLabel;
import dev.plg.model.HelmCharts;
import dev.plg.model.Labels;
import dev.plg.model.NetworkPolicies;
import dev.plg.model.Prometheus;
import dev.plg.model.Registry;
import dev.plg.model.Tier;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;

/// The keys of a stack file.
final class StackFile {

  private static final String OPTIONAL = " Present in a stack with this key, even if it is `{}`.";

  static final FileKey<DnsLabel> NAME =
      key("name", SharedKeys.NAME)
          .about("The name of the stack. It becomes the label app.kubernetes.io/instance.", "obs");
  static final FileKey<FileValue> METADATA =
      key(
              "metadata",
              group(
                  NAME,
                  key(
                          "annotations",
                          pairs(
                              "plg\\.dev/ignore|([a-z0-9-]+\\.)*config\\.(kubernetes|k8s)\\.io/.*",
                              "choose plg.dev/ignore or config.kubernetes.io/…; the top-level key"
                                  + " `annotations` annotates the objects",
                              text()))
                      .about(
                          "Annotations of the file itself. plg.dev/ignore names rules that do not"
                              + " apply to the stack, as `rule: reason`, one per line;"
                              + " config.kubernetes.io/function lets kustomize run `plg krm`.",
                          "{config.kubernetes.io/local-config: \"true\"}")))
          .about("The name of the stack.", "{name: obs}");

  static final FileKey<Tier> TIER =
      key("tier", word(Tier.values(), it -> it.name().toLowerCase(Locale.ROOT))).or("prod");
  static final FileKey<DnsLabel> NAMESPACE = key("namespace", SharedKeys.NAME).or("monitoring");
  static final FileKey<String> NAME_PREFIX =
      key("namePrefix", text("name prefix", it -> new Affix(it, "").prefix())).or("", "");
  static final FileKey<String> NAME_SUFFIX =
      key("nameSuffix", text("name suffix", it -> new Affix("", it).suffix())).or("", "");
  static final FileKey<SortedMap<String, String>> LABELS =
      key("labels", pairs(text(), Labels::check)).or(Collections.emptySortedMap(), "");
  static final FileKey<SortedMap<String, String>> ANNOTATIONS =
      key("annotations", pairs(text(), (String name, String _) -> Labels.checkKey(name)))
          .or(Collections.emptySortedMap(), "");
  static final FileKey<FileValue> CLUSTER =
      key("cluster", Group.later(() -> ClusterSection.KEYS.keys()));
  static final FileKey<Registry> REGISTRY =
      key("registry", text("registry", Registry::new))
          .about(
              "A mirror that replaces the registry of every image.", "harbor.example.com/mirror");
  static final FileKey<FileValue> IMAGES = key("images", group(REGISTRY));
  static final FileKey<CollectorChoice> COLLECTOR =
      key("collector", word(CollectorChoice.values(), CollectorChoice::word)).or("promtail");
  static final FileKey<FileValue> LOKI = key("loki", Group.later(() -> LokiSection.KEYS.keys()));
  static final FileKey<FileValue> PROMTAIL =
      key("promtail", Group.later(() -> PromtailSection.KEYS.keys()));
  static final FileKey<FileValue> ALLOY = key("alloy", Group.later(() -> AlloySection.KEYS.keys()));
  static final FileKey<FileValue> GRAFANA =
      key("grafana", Group.later(() -> GrafanaSection.KEYS.keys()));
  static final FileKey<FileValue> TEMPO = key("tempo", Group.later(() -> TempoSection.KEYS.keys()));
  static final FileKey<FileValue> AGENT = key("agent", Group.later(() -> AgentSection.KEYS.keys()));
  static final FileKey<FileValue> EVENTS =
      key("events", Group.later(() -> EventsSection.KEYS.keys()));
  static final FileKey<FileValue> NODE_PROBLEMS =
      key("nodeProblems", Group.later(() -> NodeProblemsSection.KEYS.keys()));
  static final FileKey<Prometheus> PROMETHEUS =
      key(
          "prometheus",
          made(
              key("url", SharedKeys.URL)
                  .about("The base address.", "http://prometheus.monitoring.svc:9090"),
              key("uid", text("uid", Prometheus::validUid))
                  .or(Prometheus.USUAL_UID)
                  .about("The uid of its data source in Grafana.", "mimir"),
              Prometheus::new));
  static final FileKey<NetworkPolicies> NETWORK_POLICIES =
      key(
          "networkPolicies",
          made(
              SharedKeys.ENABLED,
              key("namespaces", items(SharedKeys.NAME))
                  .or(List.of(), "none")
                  .about(
                      "The namespaces whose pods may reach every port, such as those of Prometheus"
                          + " or of an ingress controller.",
                      "[ingress-nginx]"),
              (_, namespaces) -> new NetworkPolicies(namespaces)));
  static final FileKey<HelmCharts> CHART =
      key("chart", word(HelmCharts.values(), HelmCharts::id)).or("each");
  static final FileKey<FileValue> HELM =
      key(
          "helm",
          group(
              CHART.about(
                  "`each` installs every component by its own chart. `loki-stack` installs"
                      + " Loki, Promtail and Grafana as one release of that chart, which is"
                      + " deprecated upstream; it requires Loki "
                      + Catalog.LINE_OF_LOKI_STACK
                      + " and one replica."),
              VersionSection.HELM_CHARTS.about(
                  "The versions of charts, by name. A program whose `version` is not set runs in"
                      + " the version that the chart brings. If two repositories have the version,"
                      + " write the repository before it, as in grafana-community/VERSION.")));

  /// The keys that an environment can set too.
  private static final Group VARIABLE =
      Group.later(
          () ->
              List.of(
                  TIER.about(
                      "`dev` accepts unsafe settings and requests few resources; `prod` refuses"
                          + " unsafe settings."),
                  NAMESPACE.about(
                      "The namespace of all objects. plg creates it, unless Kubernetes brings it.",
                      "logging"),
                  NAME_PREFIX.about("A prefix of all names, as in kustomize.", "dev-"),
                  NAME_SUFFIX.about("A suffix of all names, as in kustomize.", "-dev"),
                  LABELS.about(
                      "Labels for all objects and pods, beside the recommended ones. Selectors do"
                          + " not contain them.",
                      "{team: platform}"),
                  ANNOTATIONS.about(
                      "Annotations for all objects and pods.", "{example.com/owner: platform}"),
                  CLUSTER.about("The cluster."),
                  StorageSection.STORAGE,
                  IMAGES.about("Where images are pulled from."),
                  COLLECTOR.about(
                      "The collector of logs. Promtail reached its end of life on 2026-03-02; Alloy"
                          + " collects the same lines with the same labels. With `none`, another"
                          + " program sends logs to Loki."),
                  LOKI.about("Loki, which stores logs."),
                  PROMTAIL.about(
                      "Promtail, which collects logs on each node, with `collector: promtail`."),
                  ALLOY.about(
                      "Grafana Alloy, which collects logs on each node, with `collector: alloy`."
                          + " Image and resources aside, what is left out here is as under"
                          + " `promtail`, so that the same pods are read on the same nodes."),
                  GRAFANA.about("Grafana, the user interface."),
                  TEMPO.about("Tempo, which stores traces." + OPTIONAL),
                  AGENT.about(
                      "The agent, Grafana Agent or Alloy, which receives spans from applications"
                          + " and sends them to Tempo. Alloy takes logs and metrics, too."
                          + OPTIONAL),
                  EVENTS.about("Kubernetes events as logs." + OPTIONAL),
                  NODE_PROBLEMS.about(
                      "node-problem-detector, which reports problems of nodes as events."
                          + OPTIONAL),
                  PROMETHEUS.about(
                      "An existing Prometheus, for the service graphs of traces in Grafana."),
                  NETWORK_POLICIES.about(
                      "NetworkPolicies that admit the traffic of the stack to each component, and"
                          + " nothing else. Outgoing traffic stays open."
                          + OPTIONAL),
                  HELM.about("The charts of `--format helm`; other formats ignore them.")));

  /// The keys of a whole file.
  static final Group KEYS =
      Group.later(
          () ->
              Stream.of(
                      List.of(
                          key("apiVersion", word("plg/v1")).about("The version of the format."),
                          key("kind", word("Stack")).about("The kind of the file."),
                          METADATA,
                          key("extends", text())
                              .about(
                                  "The layer below: the name of a shipped profile, or the path of"
                                      + " a stack file relative to this one.",
                                  "dev")),
                      VARIABLE.keys(),
                      List.of(
                          key(
                                  "environments",
                                  pairs(
                                      "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
                                      "use lower-case letters, digits and '-', as in a Kubernetes"
                                          + " name",
                                      VARIABLE))
                              .about(
                                  "The differences of each environment, by name. `--env` selects"
                                      + " one, which plg merges over the rest of the file.",
                                  "{prod: {namePrefix: prod-, loki: {replicas: 3}}}")))
                  .<FileKey<?>>flatMap(List::stream)
                  .toList());

  static final Reading.FileKind KIND =
      new Reading.FileKind("a stack", "stack", UnknownStackKey::hint);

  private StackFile() {}
}
