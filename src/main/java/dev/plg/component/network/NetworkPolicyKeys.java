package dev.plg.component.network;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;

/// One of `networkPolicies` in plg's own chart; the namespace is the release's.
///
/// @param selector the labels of the pods that it is for
/// @param ingress who may send what; an empty list lets nothing in
// emit/helm/extras/values.schema.json
record NetworkPolicyKeys(
    String name, Mapping labels, Mapping annotations, Mapping selector, Sequence ingress) {

  Mapping values() {
    return Mapping.builder()
        .put("name", name)
        .put("labels", labels)
        .with("annotations", annotations)
        .put("selector", selector)
        .put("ingress", ingress)
        .build();
  }
}
