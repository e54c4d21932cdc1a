package dev.plg.emit;

import dev.plg.plan.ChartValues;
import dev.plg.plan.Component;
import dev.plg.plan.Part;
import dev.plg.plan.Plan;
import dev.plg.plan.Unsupported;
import java.util.List;
import java.util.Optional;

/// Turns a deployment into the text of one format.
public interface Emitter {

  /// True where the product covers all environments of a stack, not one at a time.
  boolean coversEnvironments();

  /// The settings of a stack that this format cannot express.
  default List<Unsupported> unsupported(Plan plan) {
    return List.of();
  }

  /// The settings of a stack that this format expresses in part, which is no reason to refuse it.
  default List<Unsupported> partlySupported(Plan plan) {
    return List.of();
  }

  /// True where the product is made of a component's manifests of this kind, so that a template of
  /// the user's changes it.
  default boolean reads(Component component, String kind) {
    return true;
  }

  /// The charts that install a plan; empty where its objects are applied.
  default List<ChartValues> installs(Plan plan) {
    return List.of();
  }

  /// The name by which `--only` asks for a part of a plan.
  default String nameOf(Plan plan, Part part) {
    return part.name();
  }

  /// All names that `--only` takes.
  default List<String> names(Plan plan) {
    return plan.parts().stream().map(part -> nameOf(plan, part)).distinct().toList();
  }

  /// The parts that `--only` asks for by a name, in each environment; all others are left out.
  default Deployment only(Deployment deployment, String name) {
    return deployment.only(part -> nameOf(deployment.plan(), part).equals(name));
  }

  /// The command that deploys the files of a directory; empty where another file takes them in.
  ///
  /// @param directory as the user named it
  Optional<String> command(Deployment deployment, String directory);

  /// The whole product as one text, as it is piped into another program.
  ///
  /// @throws UnsupportedOperationException where the product is a directory by its nature
  String stream(Deployment deployment);

  /// The whole product as files, as it is kept in git.
  FileTree tree(Deployment deployment);
}
