package dev.plg.component.iam;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Section;
import java.util.List;

/// One statement of a policy, which allows something.
record Statement(String id, List<String> actions, List<String> resources) implements Section {

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
  private static final String VERSION = "2012-10-17";

  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    if (actions.isEmpty() || resources.isEmpty()) {
      throw new IllegalArgumentException("a statement that allows nothing: " + id);
    }
  }

  @Override
  public Mapping tree() {
    return Mapping.builder()
        .put("Sid", id)
        .put("Effect", "Allow")
        .put("Action", actions)
        .put("Resource", resources)
        .build();
  }

  static Mapping document(List<? extends Section> statements) {
    return Mapping.of("Version", VERSION, "Statement", statements);
  }
}
