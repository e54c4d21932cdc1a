package dev.plg.picture.chart;

import dev.plg.catalog.Capability;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// What the charts `alloy` and `grafana-agent` allow their pods where no value lists it.
// agent operations/helm/charts/grafana-agent/templates/rbac.yaml@helm-chart/0.44.2, alloy
// operations/helm/charts/alloy/templates/rbac.yaml@helm-chart/1.3.1
record CollectorRights(Install install, boolean isAlloy) {

  List<Mapping> all() {
    List<Mapping> all = new ArrayList<>();
    all.add(discovery());
    if (can(Capability.AGENT_CHART_READS_LOGS)) {
      all.add(Lists.allow("", "pods", "pods/log", "namespaces"));
      all.add(Lists.allow("monitoring.grafana.com", "podlogs"));
      all.add(Lists.allow("monitoring.coreos.com", "prometheusrules"));
    }
    all.add(Mapping.of("nonResourceURLs", List.of("/metrics"), "verbs", List.of("get")));
    if (can(Capability.AGENT_CHART_READS_MONITORS)) {
      all.add(Lists.allow("monitoring.coreos.com", monitors()));
    }
    if (can(Capability.AGENT_CHART_READS_EVENTS)) {
      all.add(Lists.allow("", "events"));
    }
    if (can(Capability.AGENT_CHART_READS_CONFIG_MAPS)) {
      all.add(Lists.allow("", "configmaps", "secrets"));
    }
    if (can(Capability.AGENT_CHART_READS_REPLICA_SETS)) {
      all.add(Lists.allow("apps", "replicasets"));
      all.add(Lists.allow("extensions", "replicasets"));
    }
    return all;
  }

  /// Alloy's chart began where the agent's ended.
  private boolean can(Capability ofAgent) {
    return isAlloy || install.can(ofAgent);
  }

  private Mapping discovery() {
    List<String> resources = new ArrayList<>(List.of("endpoints", "endpointslices", "ingresses"));
    resources.addAll(List.of("nodes", "nodes/proxy"));
    if (can(Capability.AGENT_CHART_READS_NODE_METRICS)) {
      resources.add("nodes/metrics");
    }
    resources.addAll(List.of("pods", "services"));
    return Mapping.of(
        "apiGroups",
        List.of("", "discovery.k8s.io", "networking.k8s.io"),
        "resources",
        resources,
        "verbs",
        List.of("get", "list", "watch"));
  }

  private String[] monitors() {
    return isAlloy && install.can(Capability.ALLOY_CHART_READS_SCRAPE_CONFIGS)
        ? new String[] {"podmonitors", "servicemonitors", "probes", "scrapeconfigs"}
        : new String[] {"podmonitors", "servicemonitors", "probes"};
  }
}
