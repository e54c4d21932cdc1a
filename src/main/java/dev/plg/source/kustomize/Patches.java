package dev.plg.source.kustomize;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.source.files.Documents;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The patches of a kustomization.
final class Patches {

  private final KustomizationFile kustomization;
  private final Documents documents;

  /// Whether all objects are known, so that a patch without an object is a fault.
  private final boolean whole;

  Patches(KustomizationFile kustomization, Documents documents, boolean whole) {
    this.kustomization = kustomization;
    this.documents = documents;
    this.whole = whole;
  }

  /// The objects after all patches, in kustomize's order.
  List<KustomizeResource> apply(List<KustomizeResource> resources) {
    List<KustomizeResource> patched = resources;
    for (Node item : kustomization.tree().sequence("patchesStrategicMerge").items()) {
      patched = merge(patched, content(item));
    }
    for (Mapping patch : kustomization.tree().sequence("patches").mappings().toList()) {
      patched = apply(patched, patch);
    }
    return patched;
  }

  /// The objects after the patches that kustomize applies last.
  List<KustomizeResource> applyLast(List<KustomizeResource> resources) {
    List<KustomizeResource> patched = resources;
    for (Mapping patch : kustomization.tree().sequence("patchesJson6902").mappings().toList()) {
      patched = apply(patched, patch);
    }
    return patched;
  }

  private List<KustomizeResource> apply(List<KustomizeResource> resources, Mapping patch) {
    List<Node> contents =
        patch.find("path").or(() -> patch.find("patch")).map(this::content).orElse(List.of());
    Mapping target = patch.mapping("target");
    return target.isEmpty()
        ? merge(resources, contents)
        : change(
            resources,
            Selector.of(target)::selects,
            contents.stream().map(it -> identified(it, patch.mapping("options"))).toList());
  }

  /// The documents of a patch: those of a file, or of the text itself.
  private List<Node> content(Node node) {
    return switch (node) {
      case Mapping mapping -> List.of(mapping);
      case Sequence operations -> List.of(operations);
      case Scalar text ->
          text.text().indexOf('\n') >= 0 || text.text().contains(": ")
              ? inside(text)
              : kustomization
                  .resolve(text.text())
                  .map(file -> documents.in(file, text.place()))
                  .orElse(List.of());
    };
  }

  private List<Node> inside(Scalar text) {
    Parsed parsed = YamlReader.readInside(text);
    parsed.findings().forEach(documents::say);
    return parsed.documents().stream().map(Document::root).filter(it -> !it.isNull()).toList();
  }

  /// Patches that name their object themselves.
  private List<KustomizeResource> merge(List<KustomizeResource> resources, List<Node> patches) {
    List<KustomizeResource> patched = resources;
    for (Node node : patches) {
      if (node instanceof Mapping patch) {
        KustomizeResource.Id wanted = KustomizeResource.Id.of(patch);
        Predicate<KustomizeResource> named =
            it -> it.ids().stream().anyMatch(id -> isSame(id, wanted));
        if (whole && patched.stream().noneMatch(named)) {
          documents.say(noObject(patch, wanted));
        }
        patched = change(patched, named, List.of(identified(patch, Mapping.EMPTY)));
      }
    }
    return patched;
  }

  private static boolean isSame(KustomizeResource.Id id, KustomizeResource.Id wanted) {
    return id.kind().equals(wanted.kind())
        && id.name().equals(wanted.name())
        && id.group().equals(wanted.group())
        && (id.namespace().isEmpty()
            || wanted.namespace().isEmpty()
            || id.namespace().equals(wanted.namespace()));
  }

  private static Finding noObject(Mapping patch, KustomizeResource.Id wanted) {
    return Finding.error(
        "source/patch-target",
        patch.placeOf("metadata", "name"),
        "this patch changes %s %s, which the kustomization does not have"
            .formatted(wanted.kind(), wanted.name()),
        "kustomize stops with `no matches for Id`, and nothing is built",
        "correct apiVersion, kind and name, or add the object to `resources`");
  }

  private List<KustomizeResource> change(
      List<KustomizeResource> resources,
      Predicate<KustomizeResource> selected,
      List<Node> patches) {
    var changed = new ArrayList<KustomizeResource>();
    for (KustomizeResource resource : resources) {
      Optional<KustomizeResource> now = Optional.of(resource);
      if (selected.test(resource)) {
        for (Node patch : patches) {
          now = now.flatMap(it -> change(it, patch));
        }
      }
      now.ifPresent(changed::add);
    }
    return changed;
  }

  private Optional<KustomizeResource> change(KustomizeResource resource, Node patch) {
    return switch (patch) {
      case Mapping merge when merge.find("op").isPresent() ->
          Optional.of(resource.with(operate(resource.tree(), Stream.of(merge))));
      case Mapping merge -> StrategicMerge.apply(resource.tree(), merge).map(resource::with);
      case Sequence operations ->
          Optional.of(resource.with(operate(resource.tree(), operations.mappings())));
      case Scalar _ -> Optional.of(resource);
    };
  }

  /// An object keeps its name and kind, whatever a patch calls it, unless the options of the patch
  /// let them change.
  // kustomize api/types/patch.go: allowNameChange, allowKindChange
  private static Node identified(Node patch, Mapping options) {
    if (!(patch instanceof Mapping merge) || merge.find("op").isPresent()) {
      return patch;
    }
    boolean mayRename = options.text("allowNameChange").filter("true"::equals).isPresent();
    boolean mayBeOther = options.text("allowKindChange").filter("true"::equals).isPresent();
    Mapping.Builder rest = merge.toBuilder().remove("apiVersion");
    if (!mayBeOther) {
      rest.remove("kind");
    }
    merge
        .entry("metadata")
        .filter(entry -> entry.value() instanceof Mapping)
        .ifPresent(
            entry -> {
              Mapping.Builder metadata = ((Mapping) entry.value()).toBuilder().remove("namespace");
              if (!mayRename) {
                metadata.remove("name");
              }
              rest.add(new Mapping.Entry("metadata", entry.keyPlace(), metadata.build(), ""));
            });
    return rest.build();
  }

  private Mapping operate(Mapping tree, Stream<Mapping> operations) {
    Mapping changed = tree;
    for (Mapping operation : operations.toList()) {
      Optional<Mapping> next = JsonPatch.apply(changed, operation);
      if (next.isEmpty()) {
        documents.say(fails(operation, tree));
        return tree;
      }
      changed = next.get();
    }
    return changed;
  }

  private static Finding fails(Mapping operation, Mapping tree) {
    Location place = operation.placeOf("path");
    return Finding.error(
        "source/patch-operation",
        place,
        "`%s %s` does not apply to %s %s"
            .formatted(
                operation.text("op").orElse("?"),
                operation.text("path").orElse("?"),
                tree.text("kind").orElse(""),
                tree.mapping("metadata").text("name").orElse("")),
        "kustomize stops here, and nothing is built",
        "name a path that the object has; `add` creates its last step");
  }
}
