package dev.plg.rule.kubernetes;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A binding grants to an account by name and namespace.
final class BoundAccountIsInNamespace implements PictureRule {

  @Override
  public About about() {
    return new About(
        "kubernetes/bound-account",
        Severity.ERROR,
        Versions.ALL,
        "a binding names an account of another namespace than the program's",
        "the program is granted nothing: `pods is forbidden: User \"system:serviceaccount:…\"`, "
            + "and discovery finds nothing",
        "write the namespace of the ServiceAccount",
        "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects");
  }

  @Override
  public List<Finding> check(Picture picture) {
    Set<String> used =
        picture.known().map(BoundAccountIsInNamespace::account).collect(Collectors.toSet());
    return Stream.of("ClusterRoleBinding", "RoleBinding")
        .flatMap(picture::objects)
        .flatMap(binding -> binding.tree().sequence("subjects").mappings())
        .filter(subject -> subject.text("kind").filter("ServiceAccount"::equals).isPresent())
        .flatMap(subject -> check(picture, subject, used).stream())
        .toList();
  }

  private Optional<Finding> check(Picture picture, Mapping subject, Set<String> used) {
    String name = subject.text("name").orElse("");
    String namespace = subject.text("namespace").orElse("");
    if (namespace.isEmpty()
        || picture.objects("ServiceAccount", name, namespace).findAny().isPresent()) {
      return Optional.empty();
    }
    return picture
        .objects("ServiceAccount", name)
        .filter(account -> used.contains(account.title()))
        .findFirst()
        .map(
            account ->
                about()
                    .finding(
                        subject.placeOf("namespace"),
                        "ServiceAccount %s is in namespace %s, not in %s"
                            .formatted(name, account.namespace(), namespace),
                        "write `namespace: %s`".formatted(account.namespace())));
  }

  /// The title of the account that a workload's pods have.
  private static String account(Workload workload) {
    String namespace = workload.object().namespace();
    return "ServiceAccount "
        + (namespace.isEmpty() ? "" : namespace + "/")
        + workload.serviceAccount();
  }
}
