package dev.plg.model;

import java.util.Optional;

/// As whom the pods speak to the object store. There is no kind that holds a key: plg never writes
/// one.
public sealed interface Credentials {

  /// A role that the ServiceAccount assumes, by EKS's pod identity webhook.
  record Irsa(RoleArn role) implements Credentials {}

  /// A pair of keys from a Secret that the user makes.
  ///
  /// @param name of the Secret, in the stack's namespace
  /// @param accessKey the key of the Secret that holds the access key's id
  /// @param secretKey the key of the Secret that holds the secret access key
  record Secret(String name, String accessKey, String secretKey) implements Credentials {

    public Secret {
      name = SecretNames.name(name);
      accessKey = SecretNames.key(accessKey);
      secretKey = SecretNames.key(secretKey);
    }
  }

  /// The role of the node that the pod happens to run on; every pod of the node has it.
  record InstanceRole() implements Credentials {}

  /// The role that the ServiceAccount assumes.
  default Optional<RoleArn> assumedRole() {
    return switch (this) {
      case Irsa(RoleArn role) -> Optional.of(role);
      case Secret _, InstanceRole() -> Optional.empty();
    };
  }

  /// The Secret with a pair of keys.
  default Optional<Secret> keys() {
    return switch (this) {
      case Secret secret -> Optional.of(secret);
      case Irsa _, InstanceRole() -> Optional.empty();
    };
  }

  /// True where every pod of a node has these credentials.
  default boolean isShared() {
    return switch (this) {
      case InstanceRole() -> true;
      case Irsa _, Secret _ -> false;
    };
  }
}
