package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.model.AdminSecret;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// A Secret that the stack refers to and plg never writes: the user is told how to make it.
public final class AdminSecretMustBeMade implements StackRule {

  @Override
  public About about() {
    return new About(
        "grafana/admin-secret",
        List.of(),
        Severity.NOTE,
        Versions.ALL,
        "Grafana reads its administrator from a Secret that has to be made",
        "plg writes no password; Grafana's pod waits until the Secret is there",
        "make the Secret with the keys that the stack names",
        "https://kubernetes.io/docs/concepts/configuration/secret/");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked
        .stack()
        .grafana()
        .flatMap(grafana -> grafana.admin())
        .map(admin -> List.of(note(asked, admin)))
        .orElse(List.of());
  }

  private Finding note(ResolvedStack asked, AdminSecret admin) {
    return about()
        .finding(
            Location.NONE,
            "Grafana reads its administrator from the Secret %s".formatted(admin.name()),
            "kubectl -n %s create secret generic %s --from-literal=%s=admin --from-literal=%s=…"
                .formatted(
                    asked.stack().namespace(), admin.name(), admin.userKey(), admin.passwordKey()));
  }
}
