package dev.plg.emit.kustomize;

import dev.plg.component.Part;
import dev.plg.component.Plan;
import dev.plg.emit.Deployment;
import dev.plg.emit.Emitter;
import dev.plg.emit.FileTree;
import dev.plg.emit.KustomizeOptions;
import dev.plg.model.Affix;
import dev.plg.model.Identity;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A kustomize tree: `base`, and `overlays/<environment>` with what differs there.
///
/// @param options what is asked of it
public record Kustomize(KustomizeOptions options) implements Emitter {

  /// What every stack has; all else can be a Component.
  private static final Set<String> CORE = Set.of("namespace", "loki", "promtail");

  @Override
  public boolean coversEnvironments() {
    return true;
  }

  @Override
  public String stream(Deployment deployment) {
    throw new UnsupportedOperationException("a kustomize tree is no stream");
  }

  @Override
  public FileTree tree(Deployment deployment) {
    Plan base = base(deployment);
    Contents all = Contents.of(base);
    Contents optional = optional(deployment, base, all);
    Contents core = all.of(inBase());
    FileTree tree = base(base, core, optional, deployment.environments().isEmpty());
    for (Map.Entry<String, Plan> environment : deployment.environments().entrySet()) {
      Plan plan = environment.getValue();
      Plan neutral = again(deployment, plan, Overlay.neutral(plan.stack(), base.stack()));
      Contents wanted = Contents.of(plan);
      Predicate<String> switchedOn = wanted.components()::contains;
      var overlay =
          new Overlay(
              base.stack(),
              plan.stack(),
              core.and(optional.of(switchedOn)),
              Contents.of(neutral),
              wanted);
      tree = overlay.folder(environment.getKey(), optional.of(switchedOn).components()).into(tree);
    }
    return tree;
  }

  /// The base has nobody's prefix: names in its configurations are right only as long as no overlay
  /// renames them, and an overlay that does brings configurations of its own.
  private static Plan base(Deployment deployment) {
    Stack stack = deployment.plan().stack();
    Identity own = stack.identity();
    boolean alone = deployment.environments().isEmpty() || own.affix().equals(Affix.NONE);
    return alone
        ? deployment.plan()
        : again(
            deployment,
            deployment.plan(),
            new Identity(own.namespace(), Affix.NONE, own.labels(), own.annotations()));
  }

  /// The same components under another identity.
  private static Plan again(Deployment deployment, Plan plan, Identity identity) {
    Set<String> chosen = plan.parts().stream().map(Part::component).collect(Collectors.toSet());
    Plan all = deployment.plan(plan.stack().with(identity));
    return new Plan(
        all.stack(),
        all.parts().stream().filter(part -> chosen.contains(part.component())).toList());
  }

  private Predicate<String> inBase() {
    return component -> !options.components() || CORE.contains(component);
  }

  /// The optional components of the base and of every environment, each as the first that has it.
  private Contents optional(Deployment deployment, Plan base, Contents inPlan) {
    Contents optional = inPlan.of(inBase().negate());
    for (Plan plan : deployment.environments().values()) {
      Set<String> known = Set.copyOf(optional.components());
      Plan neutral = again(deployment, plan, Overlay.neutral(plan.stack(), base.stack()));
      optional =
          optional.and(
              Contents.of(neutral)
                  .of(inBase().negate().and(component -> !known.contains(component))));
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
    Mapping namespace = Mapping.builder().put("it", base.stack().namespace()).build();
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
