package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The addresses that the chart `loki` gives the parts of Loki.
// loki production/helm/loki/templates/_helpers.tpl@helm-loki-6.55.0
final class LokiAddresses {

  private final Install install;
  private final ReleaseValues values;
  private final LokiMode mode;
  private final String full;

  LokiAddresses(Install install) {
    this.install = install;
    this.values = install.values();
    this.mode = new LokiMode(install);
    this.full = install.fullName();
  }

  /// What the templates in the chart's default values come to.
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(include("loki.compactorAddress"), compactor());
    texts.put(include("loki.querySchedulerAddress"), scheduler());
    texts.put(include("loki.querierAddress"), querier());
    String indexes = part("index-gateway");
    texts.put(
        include("loki.indexGatewayAddress"),
        indexes.isEmpty() ? "" : "dns+" + of(indexes + "-headless") + grpc());
    String planner = part("bloom-planner");
    texts.put(
        include("loki.bloomPlannerAddress"),
        planner.isEmpty() ? "" : of(planner + "-headless") + grpc());
    String blooms = part("bloom-gateway");
    texts.put(
        include("loki.bloomGatewayAddresses"),
        blooms.isEmpty() ? "" : "dnssrvnoa+_grpc._tcp." + of(blooms + "-headless"));
    addCaches(texts);
    texts.put("{{ $.Release.Namespace }}", install.namespaceOfObjects());
    texts.put("{{ .Release.Namespace }}", install.namespaceOfObjects());
    texts.put("{{ include \"loki.namespace\" $ }}", install.namespaceOfObjects());
    texts.put("{{ .Values.global.clusterDomain }}", domain());
    texts.put(
        include("loki.testSchemaObjectStore"), values.isOn("minio.enabled") ? "s3" : "filesystem");
    return texts;
  }

  /// A name inside the cluster, with the namespace where that is known.
  String of(String host) {
    String namespace = install.namespaceOfObjects();
    return namespace.isEmpty() ? host : "%s.%s.svc.%s".formatted(host, namespace, domain());
  }

  private String domain() {
    return values.text("global.clusterDomain").orElse("cluster.local");
  }

  private String grpc() {
    return ":" + mode.grpc();
  }

  private String backend() {
    boolean isFull = install.can(Capability.LOKI_CHART_NAMES_BACKEND_BY_RELEASE);
    return (isFull ? full : install.name()) + "-backend";
  }

  /// The pods that run a part; empty where the whole does.
  private String part(String target) {
    return mode.isScalable() ? backend() : mode.isDistributed() ? full + "-" + target : "";
  }

  private String compactor() {
    boolean isOwn = mode.isDistributed() && install.can(Capability.LOKI_CHART_KNOWS_COMPACTOR);
    String shared = mode.isLegacy() ? install.name() + "-read" : backend();
    String host = isOwn ? full + "-compactor" : mode.isScalable() ? shared : full;
    if (install.can(Capability.LOKI_CHART_DIALS_COMPACTOR)) {
      return of(host) + grpc();
    }
    return !install.can(Capability.LOKI_CHART_NAMES_COMPACTOR_URL)
        ? host
        : "http://%s:%s".formatted(host, mode.http());
  }

  private String scheduler() {
    if (mode.isDistributed()) {
      boolean isBalanced = install.can(Capability.LOKI_CHART_BALANCES_SCHEDULER);
      return of(full + "-query-scheduler" + (isBalanced ? "-headless" : "")) + grpc();
    }
    boolean isOld = !install.can(Capability.LOKI_CHART_ASKS_FOR_SCHEMA);
    return isOld && mode.isScalable() && !mode.isLegacy()
        ? of("query-scheduler-discovery") + "." + grpc()
        : "";
  }

  private String querier() {
    if (!mode.isDistributed() && install.can(Capability.LOKI_CHART_KNOWS_QUERIER)) {
      return "";
    }
    String port = install.can(Capability.LOKI_CHART_NAMES_PORT_OF_QUERIER) ? mode.http() : "3100";
    return "http://%s:%s".formatted(of(full + "-querier"), port);
  }

  private void addCaches(Map<String, String> texts) {
    String chunks =
        "{{ include \"loki.resourceName\" (dict \"ctx\" $ \"component\" \"chunks-cache\"";
    texts.put(chunks.replace("chunks", "results") + ") }}", full + "-results-cache");
    texts.put("{{ template \"loki.fullname\" $ }}", full);
    for (String path : List.of("chunksCache.suffix", "chunksCache.l2.suffix")) {
      String suffix = values.text(path).map(it -> "-" + it).orElse("");
      texts.put(chunks + " \"suffix\" $.Values." + path + " ) }}", full + "-chunks-cache" + suffix);
    }
  }

  private static String include(String name) {
    return "{{ include \"%s\" . }}".formatted(name);
  }
}
