package dev.plg.model;

import java.util.Optional;

/// As whom the pods speak to the object store. There is no kind that holds a key: plg never writes
/// one. Each kind answers every question below for itself.
public sealed interface Credentials {

  /// A role that the ServiceAccount assumes, by EKS's pod identity webhook.
  record Irsa(RoleArn role) implements Credentials {

    @Override
    public Optional<RoleArn> assumedRole() {
      return Optional.of(role);
    }

    @Override
    public Optional<Secret> keys() {
      return Optional.empty();
    }

    @Override
    public boolean isShared() {
      return false;
    }
  }

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

    @Override
    public Optional<RoleArn> assumedRole() {
      return Optional.empty();
    }

    @Override
    public Optional<Secret> keys() {
      return Optional.of(this);
    }

    @Override
    public boolean isShared() {
      return false;
    }
  }

  /// The role of the node that the pod happens to run on; every pod of the node has it.
  record InstanceRole() implements Credentials {

    @Override
    public Optional<RoleArn> assumedRole() {
      return Optional.empty();
    }

    @Override
    public Optional<Secret> keys() {
      return Optional.empty();
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }

  /// The role that the ServiceAccount assumes.
  Optional<RoleArn> assumedRole();

  /// The Secret with a pair of keys.
  Optional<Secret> keys();

  /// True where every pod of a node has these credentials.
  boolean isShared();
}
