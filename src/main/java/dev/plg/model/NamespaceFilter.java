package dev.plg.model;

import java.util.List;

/// Whose logs are collected. It works on the pod's namespace as Kubernetes tells it, before a line
/// is read: a line is never dropped because a label could not be extracted from it.
public sealed interface NamespaceFilter {

  record All() implements NamespaceFilter {}

  /// These namespaces alone.
  record Keep(List<DnsLabel> namespaces) implements NamespaceFilter {
    public Keep {
      namespaces = List.copyOf(namespaces);
    }
  }

  /// All but these namespaces.
  record Drop(List<DnsLabel> namespaces) implements NamespaceFilter {
    public Drop {
      namespaces = List.copyOf(namespaces);
    }
  }

  /// True where logs of the pods in a namespace are collected.
  default boolean includes(DnsLabel namespace) {
    return switch (this) {
      case All() -> true;
      case Keep(List<DnsLabel> namespaces) -> namespaces.contains(namespace);
      case Drop(List<DnsLabel> namespaces) -> !namespaces.contains(namespace);
    };
  }
}
