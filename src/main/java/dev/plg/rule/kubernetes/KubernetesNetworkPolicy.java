package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.WORKLOADS;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.LabelSelector;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.stream.Stream;

/// A program whose egress a policy restricts may still resolve names.
final class KubernetesNetworkPolicy {

  static final Rule RULE =
      warning("kubernetes/network-policy", WORKLOADS)
          .what("network policies block a program's DNS lookups")
          .why(
              "no host name resolves, not even those of the cluster: senders report `i/o timeout`"
                  + " and drop what they cannot send")
          .fix("allow port 53, UDP and TCP, in `egress`")
          .source("https://kubernetes.io/docs/concepts/services-networking/network-policies/")
          .findsIn(KubernetesNetworkPolicy::violations);

  private KubernetesNetworkPolicy() {}

  private static Stream<Violation> violations(Workload workload, Picture picture) {
    List<KubeObject> policies =
        picture
            .objects("NetworkPolicy")
            .filter(policy -> limitsEgress(policy) && selects(policy, workload))
            .toList();
    return policies.stream().anyMatch(KubernetesNetworkPolicy::allowsNames)
        ? Stream.empty()
        : policies.stream()
            .limit(1)
            .map(
                policy ->
                    at(
                        policy.placeOf("spec", "egress"),
                        "%s cannot resolve names: %s does not allow port 53",
                        workload.title(),
                        policy.title()));
  }

  private static boolean limitsEgress(KubeObject policy) {
    Sequence types = policy.spec().sequence("policyTypes");
    return types.items().isEmpty()
        ? policy.spec().find("egress").isPresent()
        : types.items().contains(Scalar.of("Egress"));
  }

  private static boolean selects(KubeObject policy, Workload workload) {
    Mapping selector = policy.spec().mapping("podSelector");
    return policy.mayShareNamespace(workload.object())
        && selector.find("matchExpressions").isEmpty()
        && LabelSelector.hold(workload.podLabels(), selector.mapping("matchLabels"));
  }

  /// Whether a rule has no ports, port 53 or one by name.
  private static boolean allowsNames(KubeObject policy) {
    return policy
        .spec()
        .sequence("egress")
        .mappings()
        .map(rule -> rule.sequence("ports"))
        .anyMatch(
            ports ->
                ports.items().isEmpty()
                    || ports.mappings().anyMatch(KubernetesNetworkPolicy::isForNames));
  }

  private static boolean isForNames(Mapping port) {
    String number = port.text("port").orElse("53");
    return number.equals("53")
        || number.equals("5353")
        || port.find("endPort").isPresent()
        || !number.chars().allMatch(Character::isDigit);
  }
}
