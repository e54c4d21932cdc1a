package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// The password of the administrator is kept in a Secret.
final class PasswordIsSecret implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/password-in-clear",
        Severity.WARNING,
        Versions.ALL,
        "the administrator's password stands in the manifest",
        "whoever reads the manifests or the Deployment has it",
        "take it from a Secret: `valueFrom: {secretKeyRef: {name: grafana-admin, key:"
            + " admin-password}}`",
        "grafana docs setup-grafana/configure-grafana: admin_password");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.GRAFANA)
        .flatMap(run -> run.container().env("GF_SECURITY_ADMIN_PASSWORD").stream())
        .filter(
            variable ->
                variable
                    .value()
                    .filter(value -> !value.isEmpty() && !value.contains("$"))
                    .isPresent())
        .map(variable -> about().finding(variable.place(), about().message()))
        .toList();
  }
}
