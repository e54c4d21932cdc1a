package dev.plg.component;

import dev.plg.model.Credentials;
import dev.plg.model.RoleArn;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The credentials of a component's pods for the stack's storage. A key is always a reference to
/// the Secret that holds it: no ConfigMap carries one.
public final class PodCredentials {

  // eks-pod-identity-webhook README: the annotation that it looks for
  private static final String ROLE = "eks.amazonaws.com/role-arn";

  /// The names under which every AWS SDK looks for a pair of keys.
  private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";

  private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";

  private PodCredentials() {}

  /// The annotations of the ServiceAccount that the pods use; null where there are none.
  public static @Nullable Mapping accountAnnotations(Stack stack) {
    Mapping.Builder annotations = Mapping.builder();
    stack.annotations().forEach(annotations::put);
    stack
        .storage()
        .credentials()
        .ifPresent(
            credentials -> {
              if (credentials instanceof Credentials.Irsa(RoleArn role)) {
                annotations.put(ROLE, role);
              }
            });
    Mapping built = annotations.build();
    return built.isEmpty() ? null : built;
  }

  /// The environment variables that hold the credentials; none with a role.
  public static List<Mapping> variables(Stack stack) {
    return stack.storage().credentials().map(PodCredentials::variables).orElse(List.of());
  }

  private static List<Mapping> variables(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Secret(String name, String accessKey, String secretKey) ->
          List.of(
              Variables.fromSecret(ACCESS_KEY, name, accessKey),
              Variables.fromSecret(SECRET_KEY, name, secretKey));
      case Credentials.Irsa _, Credentials.InstanceRole _ -> List.of();
    };
  }

  /// How a configuration that is expanded from the environment names the id of the access key.
  public static String accessKey() {
    return "${" + ACCESS_KEY + "}";
  }

  /// How such a configuration names the secret access key.
  public static String secretKey() {
    return "${" + SECRET_KEY + "}";
  }
}
