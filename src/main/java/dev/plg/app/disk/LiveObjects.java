package dev.plg.app.disk;

import dev.plg.emit.Deployment;
import dev.plg.plan.Plan;
import dev.plg.plan.Resource;
import dev.plg.rule.FileChange;
import dev.plg.rule.registry.History;
import dev.plg.view.RecordedInstallation;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import dev.plg.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a record keeps of the objects that may live in a cluster: the same for every format, whose
/// files may hold them in pieces or leave them to a chart.
///
/// @param tree by environment, what [History#kept] keeps of its objects, and how they are installed
public record LiveObjects(Mapping tree) {

  public static final LiveObjects NONE = new LiveObjects(Mapping.EMPTY);

  /// Represents the environment of a stack that has none.
  private static final String STACK = "stack";

  /// The live objects of a deployment.
  ///
  /// @param installation how the deployment is installed
  public static LiveObjects of(Deployment deployment, RecordedInstallation installation) {
    Mapping.Builder tree = Mapping.builder();
    if (deployment.environments().isEmpty()) {
      var kept = new ArrayList<>(kept(deployment.plan()));
      if (!installation.releases().isEmpty()) {
        kept.add(installation.kept());
      }
      tree.put(STACK, kept);
    }
    deployment.environments().forEach((name, plan) -> tree.put(name, kept(plan)));
    return new LiveObjects(asRead(tree.build()));
  }

  private static List<Mapping> kept(Plan plan) {
    return History.kept(plan.resources().stream().map(Resource::object).toList());
  }

  /// As a record will hold it, so that both sides of a comparison come from text.
  private static Mapping asRead(Mapping tree) {
    return YamlReader.read(OwnedFiles.FILE, YamlWriter.write(tree)).documents().getFirst().root()
            instanceof Mapping read
        ? read
        : Mapping.EMPTY;
  }

  boolean isEmpty() {
    return tree.isEmpty();
  }

  /// What a later product changes. An environment that is new or gone is compared only where the
  /// stack had none, or no longer has one: its objects may be those of the stack.
  List<FileChange> to(LiveObjects later, Path root) {
    var changes = new ArrayList<FileChange>();
    for (String name : tree.keys()) {
      boolean same = later.tree.keys().contains(name);
      if (same || name.equals(STACK) || later.tree.keys().contains(STACK)) {
        changes.add(
            new FileChange(
                place(root, name), objects(name), same ? later.objects(name) : later.all()));
      }
    }
    return changes;
  }

  private List<Node> objects(String name) {
    return tree.sequence(name).items();
  }

  private List<Node> all() {
    return tree.keys().stream().flatMap(name -> objects(name).stream()).toList();
  }

  private static String place(Path root, String name) {
    return (name.equals(STACK) ? root : root.resolve("overlays").resolve(name)).toString();
  }
}
