package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.model.Credentials;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// A Secret that the stack refers to and plg never writes: the user is told how to make it.
public final class ObjectStoreSecretMustBeMade implements StackRule {

  @Override
  public About about() {
    return new About(
        "storage/secret",
        List.of("S-30"),
        Severity.NOTE,
        Versions.ALL,
        "the keys of the object store are read from a Secret that has to be made",
        "plg writes no key; the pods wait until the Secret is there",
        "make the Secret with the keys that the stack names",
        "https://kubernetes.io/docs/concepts/configuration/secret/");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked.stack().storage().credentials().stream()
        .filter(Credentials.Secret.class::isInstance)
        .map(Credentials.Secret.class::cast)
        .map(secret -> note(asked, secret))
        .toList();
  }

  private Finding note(ResolvedStack asked, Credentials.Secret secret) {
    return about()
        .finding(
            Location.NONE,
            "the keys of the bucket are read from the Secret %s".formatted(secret.name()),
            "kubectl -n %s create secret generic %s --from-literal=%s=… --from-literal=%s=…"
                .formatted(
                    asked.stack().namespace(),
                    secret.name(),
                    secret.accessKey(),
                    secret.secretKey()));
  }
}
