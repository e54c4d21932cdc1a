package dev.plg.component.iam;

import dev.plg.yaml.Mapping;
import java.util.List;

/// One statement of a policy.
final class Statement {

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
  private static final String VERSION = "2012-10-17";

  private Statement() {}

  static Mapping allow(String id, List<String> actions, List<String> resources) {
    return Mapping.builder()
        .put("Sid", id)
        .put("Effect", "Allow")
        .put("Action", actions)
        .put("Resource", resources)
        .build();
  }

  static Mapping document(List<Mapping> statements) {
    return Mapping.of("Version", VERSION, "Statement", statements);
  }
}
