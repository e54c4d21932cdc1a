package dev.plg.app.diff;

import dev.plg.finding.Location;
import dev.plg.picture.ImageName;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.function.UnaryOperator;

/// Defaults of the API server that depend on another value of the object.
final class PairedDefaults {

  private static final String RBAC = "rbac.authorization.k8s.io";

  private PairedDefaults() {}

  /// `Always` for an image without a tag or with `latest`, else `IfNotPresent`.
  // kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Container
  static boolean isPullPolicy(Mapping container) {
    ImageName image = ImageName.of(container.text("image").orElse(""), Location.NONE);
    boolean moves =
        image.digest().isEmpty() && image.tag().filter(it -> !it.equals("latest")).isEmpty();
    return container.is("imagePullPolicy", moves ? "Always" : "IfNotPresent");
  }

  /// A port sends to the port of its own number.
  static Mapping ofService(Mapping service) {
    return below(
        service,
        "ports",
        port ->
            port.text("targetPort").isPresent() && port.text("targetPort").equals(port.text("port"))
                ? port.toBuilder().remove("targetPort").build()
                : port);
  }

  /// A policy is about ingress, and about egress where it has rules for it.
  // kubernetes pkg/apis/networking/v1/defaults.go SetDefaults_NetworkPolicy
  static Mapping ofPolicy(Mapping policy) {
    Mapping spec = policy.mapping("spec");
    List<String> types =
        spec.sequence("egress").items().isEmpty()
            ? List.of("Ingress")
            : List.of("Ingress", "Egress");
    boolean isDefault = spec.sequence("policyTypes").texts().toList().equals(types);
    return isDefault
        ? policy.toBuilder().put("spec", spec.toBuilder().remove("policyTypes").build()).build()
        : policy;
  }

  /// The group of a subject is that of its kind.
  // kubernetes pkg/apis/rbac/v1/defaults.go SetDefaults_Subject
  static Mapping ofBinding(Mapping binding) {
    Mapping.Builder bare = binding.toBuilder();
    binding
        .find("subjects")
        .ifPresent(it -> bare.put("subjects", each(it, PairedDefaults::subject)));
    return bare.build();
  }

  private static Mapping subject(Mapping subject) {
    String group = subject.is("kind", "ServiceAccount") ? "" : RBAC;
    return subject.is("apiGroup", group) ? subject.toBuilder().remove("apiGroup").build() : subject;
  }

  private static Mapping below(Mapping object, String list, UnaryOperator<Mapping> change) {
    Mapping spec = object.mapping("spec");
    return spec.find(list)
        .map(it -> spec.toBuilder().put(list, each(it, change)).build())
        .map(it -> object.toBuilder().put("spec", it).build())
        .orElse(object);
  }

  private static Node each(Node list, UnaryOperator<Mapping> change) {
    return switch (list) {
      case Sequence items ->
          new Sequence(
              items.items().stream()
                  .map(it -> it instanceof Mapping mapping ? change.apply(mapping) : it)
                  .toList(),
              items.place());
      case Mapping mapping -> mapping;
      case Scalar scalar -> scalar;
    };
  }
}
