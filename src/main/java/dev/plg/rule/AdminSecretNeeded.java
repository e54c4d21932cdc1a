package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.model.Exposure;
import dev.plg.model.Grafana;
import dev.plg.model.Tier;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// Grafana without a Secret lets anybody in as `admin`, so it may be reached from inside a
/// development cluster alone.
public final class AdminSecretNeeded implements StackRule {

  @Override
  public About about() {
    return new About(
        "grafana/admin-secret-needed",
        List.of("G-06", "M26"),
        Severity.ERROR,
        Versions.ALL,
        "Grafana would start with its default password",
        "everybody who reaches Grafana can log in as admin with the password admin",
        "name a Secret with `grafana.admin.existingSecret`, as in grafana-admin",
        "grafana conf/defaults.ini@v13.2.0 [security] admin_password");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    return asked
        .stack()
        .grafana()
        .filter(grafana -> grafana.admin().isEmpty())
        .map(grafana -> check(asked, grafana))
        .orElse(List.of());
  }

  private List<Finding> check(ResolvedStack asked, Grafana grafana) {
    if (!(grafana.exposure() instanceof Exposure.ClusterIp)) {
      String type = grafana.exposure().serviceType();
      return List.of(
          about()
              .finding(
                  asked.place(Pointer.of("grafana", "service", "type")),
                  "a %s Service opens Grafana with its default password".formatted(type)));
    }
    return asked.stack().tier() == Tier.PROD
        ? List.of(
            about()
                .finding(
                    asked.place(Pointer.of("grafana", "admin")),
                    "tier prod needs a Secret for Grafana's administrator"))
        : List.of();
  }
}
