package dev.plg.rule.kubernetes;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A binding names an account by its name and its namespace.
final class KubernetesBoundAccount {

  static final Rule RULE =
      error("kubernetes/bound-account", PICTURE)
          .what("a binding names an account in a namespace other than the program's")
          .why(
              "the program gets no permissions: `pods is forbidden: User"
                  + " \"system:serviceaccount:…\"`, and discovery finds nothing")
          .fix("set the namespace of the ServiceAccount")
          .source(
              "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects")
          .finds(KubernetesBoundAccount::violations);

  private KubernetesBoundAccount() {}

  private static Stream<Violation> violations(Picture picture) {
    Set<String> used =
        picture.known().map(KubernetesBoundAccount::account).collect(Collectors.toSet());
    return Stream.of("ClusterRoleBinding", "RoleBinding")
        .flatMap(picture::objects)
        .flatMap(binding -> binding.tree().sequence("subjects").mappings())
        .filter(subject -> subject.is("kind", "ServiceAccount"))
        .flatMap(
            subject ->
                meant(picture, subject, used).map(account -> violation(subject, account)).stream());
  }

  /// The account of the same name that a program uses, where the subject does not exist.
  private static Optional<KubeObject> meant(Picture picture, Mapping subject, Set<String> used) {
    String name = subject.text("name").orElse("");
    String namespace = subject.text("namespace").orElse("");
    return namespace.isEmpty()
            || picture.objects("ServiceAccount", name, namespace).findAny().isPresent()
        ? Optional.empty()
        : picture
            .objects("ServiceAccount", name)
            .filter(account -> used.contains(account.title()))
            .findFirst();
  }

  private static Violation violation(Mapping subject, KubeObject account) {
    return at(
            subject.placeOf("namespace"),
            "ServiceAccount %s is in namespace %s, not in %s",
            account.name(),
            account.namespace(),
            subject.text("namespace").orElse(""))
        .fixedBy("write `namespace: %s`".formatted(account.namespace()));
  }

  /// The title of the account that a workload's pods have.
  private static String account(Workload workload) {
    String namespace = workload.object().namespace();
    return "ServiceAccount "
        + (namespace.isEmpty() ? "" : namespace + "/")
        + workload.serviceAccount();
  }
}
