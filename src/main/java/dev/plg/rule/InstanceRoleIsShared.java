package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.model.Credentials;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// What a node's role may do, every pod on the node may do.
public final class InstanceRoleIsShared implements StackRule {

  @Override
  public About about() {
    return new About(
        "storage/instance-role",
        List.of("M34"),
        Severity.WARNING,
        Versions.ALL,
        "the bucket is open to the role of the nodes",
        "every pod on the nodes can read and delete all logs, whoever it belongs to",
        "use auth.irsa with a role for Loki's ServiceAccount; `plg iam` prints its policies",
        "https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked
        .stack()
        .storage()
        .credentials()
        .filter(Credentials.InstanceRole.class::isInstance)
        .map(
            _ ->
                List.of(
                    about()
                        .finding(
                            asked.place(Buckets.of(asked).to("auth")),
                            "the bucket is open to the role of the nodes")))
        .orElse(List.of());
  }
}
