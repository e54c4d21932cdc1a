package dev.plg.component.iam;

import dev.plg.catalog.Program;
import dev.plg.model.AccountId;
import dev.plg.model.OidcIssuer;
import dev.plg.model.Region;
import dev.plg.model.Stack;
import dev.plg.yaml.Mapping;
import java.util.ArrayList;
import java.util.List;

/// Who may assume the role of a stack: the ServiceAccounts of its pods, and no others.
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
public final class TrustPolicy {

  private TrustPolicy() {}

  /// The policy of a role that the pods assume by the cluster's issuer.
  ///
  /// @param region any of the partition
  /// @param account the owner of the issuer's provider
  public static Mapping of(Stack stack, Region region, AccountId account, OidcIssuer issuer) {
    String provider =
        "arn:%s:iam::%s:oidc-provider/%s".formatted(region.partition(), account, issuer);
    Mapping same =
        Mapping.builder()
            .put(issuer + ":sub", subjects(stack))
            .put(issuer + ":aud", "sts.amazonaws.com")
            .build();
    return Statement.document(
        List.of(
            Mapping.builder()
                .put("Effect", "Allow")
                .put("Principal", Mapping.of("Federated", provider))
                .put("Action", "sts:AssumeRoleWithWebIdentity")
                .put("Condition", Mapping.of("StringEquals", same))
                .build()));
  }

  /// One text, or a list of more.
  private static Object subjects(Stack stack) {
    var subjects = new ArrayList<String>();
    subjects.add(subject(stack, Program.LOKI));
    stack.tempo().ifPresent(_ -> subjects.add(subject(stack, Program.TEMPO)));
    return subjects.size() == 1 ? subjects.getFirst() : subjects;
  }

  private static String subject(Stack stack, Program program) {
    return "system:serviceaccount:%s:%s".formatted(stack.namespace(), stack.named(program.id()));
  }
}
