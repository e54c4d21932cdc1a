package dev.plg.app.lint;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.Optional;

/// Documents that look like Kubernetes objects, and that no API server gets.
final class NotJudged {

  private NotJudged() {}

  /// Why a document is not judged; empty where it may be an object.
  static Optional<String> reason(Node root) {
    if (!(root instanceof Mapping mapping)) {
      return Optional.empty();
    }
    String apiVersion = mapping.text("apiVersion").orElse("");
    String kind = mapping.text("kind").orElse("");
    if (apiVersion.startsWith("plg/")) {
      return Optional.of("it is a stack file of plg: check it with `plg generate -f`");
    }
    if (apiVersion.startsWith("kustomize.config.k8s.io/")) {
      return Optional.of("it is for kustomize: run `kubectl kustomize FOLDER | plg lint -`");
    }
    boolean isEmptyList =
        kind.endsWith("List")
            && mapping.find("items").isPresent()
            && mapping.sequence("items").items().isEmpty();
    return isEmptyList ? Optional.of("the list in it has no items") : Optional.empty();
  }
}
