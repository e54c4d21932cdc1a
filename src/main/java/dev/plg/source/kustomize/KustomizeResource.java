package dev.plg.source.kustomize;

import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// An object on its way through a build.
///
/// @param ids the identities that it had so far, the first one first: a patch may name any of them
record KustomizeResource(Mapping tree, List<Id> ids) {

  /// What a patch or a replacement names an object by.
  record Id(String group, String version, String kind, String namespace, String name) {

    static Id of(Mapping tree) {
      String apiVersion = tree.text("apiVersion").orElse("");
      int slash = apiVersion.indexOf('/');
      Mapping metadata = tree.mapping("metadata");
      return new Id(
          slash < 0 ? "" : apiVersion.substring(0, slash),
          apiVersion.substring(slash + 1),
          tree.text("kind").orElse(""),
          metadata.text("namespace").orElse(""),
          metadata.text("name").orElse(""));
    }
  }

  KustomizeResource {
    ids = List.copyOf(ids);
  }

  static KustomizeResource of(Mapping tree) {
    return new KustomizeResource(tree, List.of(Id.of(tree)));
  }

  Id id() {
    return Id.of(tree);
  }

  String kind() {
    return tree.text("kind").orElse("");
  }

  /// The same object after a change, which remembers the identity that it had before.
  KustomizeResource with(Mapping changed) {
    Id now = Id.of(changed);
    if (ids.contains(now)) {
      return new KustomizeResource(changed, ids);
    }
    var all = new ArrayList<Id>(ids);
    all.add(now);
    return new KustomizeResource(changed, all);
  }

  boolean isKubernetes() {
    return tree.text("apiVersion").isPresent() && tree.text("kind").isPresent();
  }
}
