package dev.plg.profile;

import dev.plg.model.DnsLabel;
import dev.plg.model.NetworkPolicies;
import java.util.Optional;

/// The `networkPolicies` of a stack.
final class NetworkPoliciesDecoder {

  private NetworkPoliciesDecoder() {}

  static Optional<NetworkPolicies> decode(Section root) {
    Section policies = root.section("networkPolicies");
    return root.has("networkPolicies") && policies.flag("enabled", true)
        ? Optional.of(new NetworkPolicies(policies.values("namespaces", DnsLabel::new)))
        : Optional.empty();
  }
}
