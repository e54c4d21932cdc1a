package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Credentials;
import dev.plg.model.RoleArn;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// The profiles name a role of AWS's own example account, which nobody can assume.
public final class RoleIsOnesOwn implements StackRule {

  private static final String EXAMPLE = "111122223333";

  @Override
  public About about() {
    return new About(
        "storage/example-role",
        List.of(),
        Severity.WARNING,
        Versions.ALL,
        "the account of the role is one from an example",
        "AWS refuses the role with AccessDenied, and Loki starts without being able to store"
            + " anything",
        "name your own bucket and role; `plg iam` prints the policies that the role needs",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples.html");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().storage().credentials().stream()
        .filter(
            it -> it instanceof Credentials.Irsa(RoleArn role) && role.account().equals(EXAMPLE))
        .map(
            _ ->
                about()
                    .finding(
                        asked.place(at(asked)), "the account %s is an example".formatted(EXAMPLE)))
        .toList();
  }

  private static Pointer at(ResolvedStack asked) {
    return Buckets.of(asked).to("auth").to("irsa").to("roleArn");
  }
}
