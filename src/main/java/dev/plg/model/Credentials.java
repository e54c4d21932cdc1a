package dev.plg.model;

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
}
