package dev.plg.component.pod;

import dev.plg.model.SecretKey;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;

/// An environment variable of a container. Its value comes from elsewhere: plg writes none.
public sealed interface Variable extends Section {

  String name();

  /// One whose value is a key of a Secret.
  record OfSecret(String name, SecretKey secret) implements Variable {

    public OfSecret {
      check(name);
    }

    @Override
    public Mapping tree() {
      return from(name, "secretKeyRef", Mapping.of("name", secret.name(), "key", secret.key()));
    }
  }

  /// One whose value is a field of the pod.
  ///
  /// @param path of the field: `status.podIP`
  record OfField(String name, String path) implements Variable {

    public OfField {
      check(name);
    }

    @Override
    public Mapping tree() {
      return from(name, "fieldRef", Mapping.of("fieldPath", path));
    }
  }

  private static Mapping from(String name, String kind, Mapping reference) {
    return Mapping.of("name", name, "valueFrom", Mapping.of(kind, reference));
  }

  // POSIX Base Definitions 8.1
  private static void check(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("not the name of a variable: " + name);
    }
  }
}
