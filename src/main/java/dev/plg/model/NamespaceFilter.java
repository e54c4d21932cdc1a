package dev.plg.model;

import java.util.List;

/// Whose logs are collected. It works on the pod's namespace as Kubernetes tells it, before a line
/// is read: a line is never dropped because a label could not be extracted from it.
public sealed interface NamespaceFilter {

  record All() implements NamespaceFilter {

    @Override
    public boolean includes(DnsLabel namespace) {
      return true;
    }
  }

  /// These namespaces alone.
  record Keep(List<DnsLabel> namespaces) implements NamespaceFilter {
    public Keep {
      namespaces = List.copyOf(namespaces);
    }

    @Override
    public boolean includes(DnsLabel namespace) {
      return namespaces.contains(namespace);
    }
  }

  /// All but these namespaces.
  record Drop(List<DnsLabel> namespaces) implements NamespaceFilter {
    public Drop {
      namespaces = List.copyOf(namespaces);
    }

    @Override
    public boolean includes(DnsLabel namespace) {
      return !namespaces.contains(namespace);
    }
  }

  /// True where logs of the pods in a namespace are collected.
  boolean includes(DnsLabel namespace);
}
