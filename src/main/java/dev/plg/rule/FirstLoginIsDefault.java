package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.model.Exposure;
import dev.plg.model.Tier;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// In tier dev Grafana may start with its own first login, and the user is told.
public final class FirstLoginIsDefault implements StackRule {

  @Override
  public About about() {
    return new About(
        "grafana/default-login",
        List.of("G-06"),
        Severity.WARNING,
        Versions.ALL,
        "the first login to Grafana is admin with the password admin",
        "everybody in the cluster can log in as admin with the password admin until it is changed",
        "name a Secret with `grafana.admin.existingSecret`, or change the password at the first"
            + " login",
        "grafana conf/defaults.ini@v13.2.0 [security] admin_password");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    boolean open =
        asked.stack().tier() == Tier.DEV
            && asked
                .stack()
                .grafana()
                .filter(it -> it.admin().isEmpty())
                .filter(it -> it.exposure() instanceof Exposure.ClusterIp)
                .isPresent();
    return open
        ? List.of(about().finding(Location.NONE, "Grafana starts with its own first login"))
        : List.of();
  }
}
