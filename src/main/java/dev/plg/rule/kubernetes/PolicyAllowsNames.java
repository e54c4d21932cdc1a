package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.LabelSelector;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;

/// Who may only send where a policy allows may still look up names.
final class PolicyAllowsNames implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/network-policy",
        Severity.WARNING,
        Versions.ALL,
        "network policies keep a program from looking up names",
        "no host name resolves, not even in the cluster: senders report `i/o timeout` and drop "
            + "what they cannot send",
        "allow port 53, UDP and TCP, in `egress`",
        "https://kubernetes.io/docs/concepts/services-networking/network-policies/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    List<KubeObject> policies =
        picture.objects("NetworkPolicy").filter(PolicyAllowsNames::limitsEgress).toList();
    return policies.isEmpty()
        ? List.of()
        : picture
            .known()
            .flatMap(
                workload -> {
                  List<KubeObject> own =
                      policies.stream().filter(policy -> selects(policy, workload)).toList();
                  return own.isEmpty() || own.stream().anyMatch(PolicyAllowsNames::allowsNames)
                      ? List.<Finding>of().stream()
                      : List.of(finding(own.getFirst(), workload)).stream();
                })
            .toList();
  }

  private static boolean limitsEgress(KubeObject policy) {
    Sequence types = policy.spec().sequence("policyTypes");
    return types.items().isEmpty()
        ? policy.spec().find("egress").isPresent()
        : types.items().stream()
            .anyMatch(it -> it instanceof Scalar scalar && scalar.text().equals("Egress"));
  }

  private static boolean selects(KubeObject policy, Workload workload) {
    Mapping selector = policy.spec().mapping("podSelector");
    return policy.mayShareNamespace(workload.object())
        && selector.find("matchExpressions").isEmpty()
        && LabelSelector.hold(workload.podLabels(), selector.mapping("matchLabels"));
  }

  /// Whether a rule names no port, port 53 or one by name.
  private static boolean allowsNames(KubeObject policy) {
    return policy.spec().sequence("egress").items().stream()
        .anyMatch(rule -> rule instanceof Mapping mapping && allowsNames(mapping));
  }

  private static boolean allowsNames(Mapping rule) {
    List<Node> ports = rule.sequence("ports").items();
    return ports.isEmpty()
        || ports.stream().anyMatch(port -> port instanceof Mapping mapping && isForNames(mapping));
  }

  private static boolean isForNames(Mapping port) {
    String number = port.text("port").orElse("53");
    return number.equals("53")
        || number.equals("5353")
        || port.find("endPort").isPresent()
        || !number.chars().allMatch(Character::isDigit);
  }

  private Finding finding(KubeObject policy, Workload workload) {
    return about()
        .finding(
            policy.placeOf("spec", "egress"),
            "%s may not ask for names: %s allows no port 53"
                .formatted(workload.title(), policy.title()));
  }
}
