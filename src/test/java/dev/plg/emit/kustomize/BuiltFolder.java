package dev.plg.emit.kustomize;

import dev.plg.component.all.Components;
import dev.plg.emit.Deployment;
import dev.plg.emit.FileTree;
import dev.plg.plan.Plan;
import dev.plg.profile.Variants;
import dev.plg.template.Templates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder to build, and what it has to come to.
record BuiltFolder(Path folder, Plan plan) {

  static Deployment deployment(Variants variants) {
    Templates templates = Templates.shipped();
    var plans = new LinkedHashMap<String, Plan>();
    variants
        .environments()
        .forEach(
            (name, it) -> plans.put(name, Components.plan(it.stack().orElseThrow(), templates)));
    Plan base = Components.plan(variants.base().stack().orElseThrow(), templates);
    return new Deployment(base, plans);
  }

  static FileTree tree(Deployment deployment, boolean components) {
    return new Kustomize(new KustomizeOptions(components)).tree(deployment);
  }

  /// Writes a deployment's tree: its overlays, or its base where it has no environment.
  static List<BuiltFolder> write(Deployment deployment, boolean components, Path root) {
    Kubectl.write(tree(deployment, components), root);
    var builds = new ArrayList<BuiltFolder>();
    deployment
        .environments()
        .forEach(
            (name, plan) -> builds.add(new BuiltFolder(root.resolve("overlays/" + name), plan)));
    return builds.isEmpty()
        ? List.of(new BuiltFolder(root.resolve("base"), deployment.plan()))
        : builds;
  }

  /// What this builder makes of the folder that the manifests are not; empty where they are the
  /// same.
  Stream<String> difference(Kubectl builder) {
    Map<String, String> wanted =
        SameObjects.ofManifests(plan.resources().stream().map(it -> it.object()).toList());
    Map<String, String> got;
    try {
      got = SameObjects.ofKustomize(builder.build(folder));
    } catch (AssertionError e) {
      return Stream.of(folder + ": " + e.getMessage());
    }
    return wanted.equals(got)
        ? Stream.empty()
        : Stream.of(builder + " " + folder + "\n" + first(wanted, got));
  }

  private static String first(Map<String, String> wanted, Map<String, String> got) {
    if (!wanted.keySet().equals(got.keySet())) {
      return "wanted " + wanted.keySet() + "\ngot " + got.keySet();
    }
    return wanted.entrySet().stream()
        .filter(it -> !it.getValue().equals(got.get(it.getKey())))
        .map(it -> "wanted\n" + it.getValue() + "got\n" + got.get(it.getKey()))
        .findFirst()
        .orElse("");
  }
}
