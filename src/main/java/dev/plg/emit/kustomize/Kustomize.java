package dev.plg.emit.kustomize;

import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.FileTree;
import dev.plg.model.Affix;
import dev.plg.model.Identity;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A kustomize tree: `base`, and `overlays/<environment>` with what differs there.
///
/// @param options what is asked of it
public record Kustomize(KustomizeOptions options) implements Emitter {

  @Override
  public boolean coversEnvironments() {
    return true;
  }

  @Override
  public String stream(Deployment deployment) {
    throw new UnsupportedOperationException("a kustomize tree is not a stream");
  }

  /// Of several environments that of the first; the base alone is applied where there are none.
  @Override
  public Optional<String> command(Deployment deployment, String directory) {
    String folder =
        deployment.environments().isEmpty()
            ? "base"
            : "overlays/" + deployment.environments().firstEntry().getKey();
    return Optional.of("kubectl apply -k %s/%s".formatted(directory, folder));
  }

  @Override
  public FileTree tree(Deployment deployment) {
    Plan base = base(deployment);
    Contents all = Contents.of(base);
    List<Environment> environments =
        deployment.environments().entrySet().stream()
            .map(it -> Environment.of(it.getKey(), it.getValue(), base.stack()))
            .toList();
    Predicate<String> inBase = inBase(deployment);
    Contents optional = optional(all, environments, inBase.negate());
    Contents core = all.of(inBase);
    FileTree tree = base(base, core, optional, environments.isEmpty());
    for (Environment environment : environments) {
      Predicate<String> switchedOn = environment.wanted().components()::contains;
      Contents on = optional.of(switchedOn);
      var overlay =
          new Overlay(
              base.stack(),
              environment.stack(),
              core.and(on),
              environment.neutral(),
              environment.wanted());
      tree = overlay.folder(environment.name(), on.components()).into(tree);
    }
    return tree;
  }

  /// The base has no prefix: names in its configurations are right only as long as no overlay
  /// renames them, and an overlay that does brings configurations of its own.
  private static Plan base(Deployment deployment) {
    Identity own = deployment.plan().stack().identity();
    boolean alone = deployment.environments().isEmpty() || own.affix().equals(Affix.NONE);
    return alone
        ? deployment.plan()
        : deployment
            .plan()
            .under(new Identity(own.namespace(), Affix.NONE, own.labels(), own.annotations()));
  }

  /// What is in the base: all, or what every stack has, where the rest are Components.
  private Predicate<String> inBase(Deployment deployment) {
    Set<String> core =
        Stream.concat(Stream.of(deployment.plan()), deployment.environments().values().stream())
            .flatMap(plan -> plan.parts().stream())
            .filter(part -> !part.component().isOptional())
            .map(Part::name)
            .collect(Collectors.toSet());
    return component -> !options.components() || core.contains(component);
  }

  /// The optional components of the base and of every environment, each as the first that has it.
  private static Contents optional(
      Contents inPlan, List<Environment> environments, Predicate<String> isOptional) {
    Contents optional = inPlan.of(isOptional);
    for (Environment environment : environments) {
      Set<String> known = Set.copyOf(optional.components());
      optional =
          optional.and(
              environment.neutral().of(isOptional.and(component -> !known.contains(component))));
    }
    return optional;
  }

  private static FileTree base(Plan base, Contents core, Contents optional, boolean alone) {
    Folder folder = Folder.kustomization("base");
    FileTree tree = FileTree.EMPTY;
    for (String component : core.components()) {
      folder.include(component);
      tree =
          ComponentFolder.of(Folder.kustomization("base/" + component), core.of(component::equals))
              .into(tree);
    }
    Mapping namespace = Mapping.of("it", base.stack().namespace());
    Node name = namespace.find("it").orElseThrow();
    folder.set("namespace", name, "");
    for (String component : optional.components()) {
      Folder switched = Folder.component("components/" + component);
      switched.set("namespace", name, "");
      tree = ComponentFolder.of(switched, optional.of(component::equals)).into(tree);
      if (alone) {
        folder.switchOn("../components/" + component);
      }
    }
    return folder.into(tree);
  }
}
