package dev.plg.model;

import java.util.List;

/// That each component is sent only what the stack itself sends it.
///
/// @param namespaces whose pods may reach every port nevertheless, as where Prometheus or an
///   ingress controller runs
public record NetworkPolicies(List<DnsLabel> namespaces) {

  public NetworkPolicies {
    namespaces = List.copyOf(namespaces);
  }
}
