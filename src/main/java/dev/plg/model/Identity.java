package dev.plg.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a stack's objects are, what they are called, and what they are labelled with.
///
/// @param labels on every object and pod, beside the recommended ones
/// @param annotations on every object and pod
public record Identity(
    DnsLabel namespace, Affix affix, Labels labels, SortedMap<String, String> annotations) {

  public Identity {
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }
}
