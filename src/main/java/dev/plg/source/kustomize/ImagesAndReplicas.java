package dev.plg.source.kustomize;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Set;

/// `images` and `replicas` of a kustomization.
final class ImagesAndReplicas {

  private ImagesAndReplicas() {}

  /// The objects with the images and replicas that the kustomization names.
  static List<KustomizeResource> sized(List<KustomizeResource> resources, Mapping kustomization) {
    List<Mapping> images = kustomization.sequence("images").mappings().toList();
    List<Mapping> replicas = kustomization.sequence("replicas").mappings().toList();
    return images.isEmpty() && replicas.isEmpty()
        ? resources
        : resources.stream()
            .map(it -> it.with(of(it.tree(), images)))
            .map(it -> scaled(it, replicas))
            .toList();
  }

  private static KustomizeResource scaled(KustomizeResource resource, List<Mapping> replicas) {
    for (Mapping entry : replicas) {
      boolean named =
          resource.ids().stream()
              .anyMatch(id -> entry.text("name").filter(id.name()::equals).isPresent());
      boolean scales =
          Set.of("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController")
              .contains(resource.kind());
      if (named && scales && entry.find("count").isPresent()) {
        Mapping spec =
            Fields.with(
                resource.tree().mapping("spec"), "replicas", entry.find("count").orElseThrow());
        return resource.with(Fields.with(resource.tree(), "spec", spec));
      }
    }
    return resource;
  }

  private static Mapping of(Mapping tree, List<Mapping> images) {
    return images.isEmpty() ? tree : (Mapping) changed("", tree, images);
  }

  private static Node changed(String key, Node node, List<Mapping> images) {
    return switch (node) {
      case Mapping mapping -> {
        Mapping.Builder all = mapping.toBuilder();
        for (Mapping.Entry entry : mapping.entries()) {
          Node value = changed(entry.key(), entry.value(), images);
          all.add(new Mapping.Entry(entry.key(), entry.keyPlace(), value, entry.comment()));
        }
        yield all.build();
      }
      case Sequence list ->
          key.endsWith("ontainers")
              ? new Sequence(
                  list.items().stream().map(it -> container(it, images)).toList(), list.place())
              : list;
      case Scalar scalar -> scalar;
    };
  }

  private static Node container(Node node, List<Mapping> images) {
    return node instanceof Mapping container
            && container.find("image").orElse(Scalar.NULL) instanceof Scalar image
        ? Fields.with(container, "image", image(image, images))
        : node;
  }

  private static Scalar image(Scalar image, List<Mapping> images) {
    String text = image.text();
    int end = end(text);
    String name = text.substring(0, end);
    for (Mapping change : images) {
      if (change.text("name").filter(name::equals).isPresent()) {
        return changed(change, name, text.substring(end));
      }
    }
    return image;
  }

  private static Scalar changed(Mapping change, String name, String behind) {
    String renamed = change.text("newName").orElse(name);
    String tag =
        change
            .text("digest")
            .map(it -> "@" + it)
            .or(() -> change.text("newTag").map(it -> ":" + it))
            .orElse(behind);
    String at = change.find("newTag").isPresent() ? "newTag" : "newName";
    return new Scalar(Scalar.Kind.STRING, renamed + tag, change.placeOf(at));
  }

  /// Where the name ends and the tag or digest begins.
  private static int end(String image) {
    int digest = image.indexOf('@');
    int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
    int end = digest >= 0 ? digest : image.length();
    return tag >= 0 && tag < end ? tag : end;
  }
}
