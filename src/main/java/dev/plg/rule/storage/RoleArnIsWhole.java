package dev.plg.rule.storage;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.model.InvalidValue;
import dev.plg.model.RoleArn;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.Optional;

/// A ServiceAccount takes on a role by the role's whole ARN.
final class RoleArnIsWhole implements PictureRule {

  private static final String ROLE = "eks.amazonaws.com/role-arn";

  @Override
  public About about() {
    return new About(
        "storage/role-arn",
        Severity.ERROR,
        Versions.ALL,
        "the annotation does not name a role",
        "the pods get no credentials of the role: `AccessDenied` for every request",
        "write it as arn:aws:iam::ACCOUNT:role/NAME",
        "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .known()
        .flatMap(it -> picture.find(it.object(), "ServiceAccount", it.serviceAccount()).stream())
        .distinct()
        .filter(account -> account.annotations().containsKey(ROLE))
        .flatMap(account -> fault(account).stream())
        .toList();
  }

  private Optional<Finding> fault(KubeObject account) {
    String arn = account.annotations().getOrDefault(ROLE, "");
    try {
      var _ = new RoleArn(arn);
      return Optional.empty();
    } catch (InvalidValue fault) {
      return Optional.of(
          about()
              .finding(
                  account.placeOf("metadata", "annotations", ROLE),
                  fault.getMessage(),
                  fault.fix()));
    }
  }
}
