package dev.plg.emit;

import dev.plg.component.Part;
import dev.plg.component.Plan;
import dev.plg.component.Unfit;
import dev.plg.template.Templates;
import java.util.List;

/// Turns a deployment into the text of one format.
public interface Emitter {

  /// True where the product covers all environments of a stack, not one at a time.
  boolean coversEnvironments();

  /// What of a stack this format has no words for.
  default List<Unfit> unfit(Plan plan, Templates templates) {
    return List.of();
  }

  /// What of a stack this format says in part; nothing to refuse it for.
  default List<Unfit> partly(Plan plan) {
    return List.of();
  }

  /// Whether a template of a user's changes what this format says of its component.
  ///
  /// @param template `loki/statefulset.yaml.ftl`
  default boolean reads(String template) {
    return true;
  }

  /// What `--only` can name.
  default List<String> names(Plan plan) {
    return plan.parts().stream().map(Part::component).toList();
  }

  /// The whole product as one text, as it is piped into another program.
  ///
  /// @throws UnsupportedOperationException where [Format#isStream] is false
  String stream(Deployment deployment);

  /// The whole product as files, as it is kept in git.
  FileTree tree(Deployment deployment);
}
