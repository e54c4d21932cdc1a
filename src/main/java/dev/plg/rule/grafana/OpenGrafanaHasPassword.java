package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.GrafanaSettings;
import java.util.List;

/// A Grafana that is open to the outside has a password of its own.
final class OpenGrafanaHasPassword implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/open-default-login",
        Severity.WARNING,
        Versions.ALL,
        "Grafana can be reached from outside, with the login admin and admin",
        "whoever comes first owns it, and what its data sources can read",
        "set GF_SECURITY_ADMIN_PASSWORD from a Secret, or use a Service of type ClusterIP",
        "grafana conf/defaults.ini: admin_password = admin");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.GRAFANA)
        .filter(run -> !hasPassword(picture, run))
        .flatMap(run -> picture.servicesOf(run.workload()))
        .filter(
            service -> service.type().equals("NodePort") || service.type().equals("LoadBalancer"))
        .map(
            service ->
                about()
                    .finding(
                        service.object().placeOf("spec", "type"),
                        "%s opens a Grafana whose login is admin and admin"
                            .formatted(service.title())))
        .toList();
  }

  /// Whether a password comes from somewhere, or may: from variables or a file of settings.
  private static boolean hasPassword(Picture picture, Run run) {
    boolean byVariable =
        run.container().env().stream()
            .anyMatch(
                it ->
                    it.name().startsWith("GF_SECURITY_ADMIN_PASSWORD")
                        || it.name().startsWith("GF_AUTH_"));
    boolean elsewhere = !run.container().tree().sequence("envFrom").items().isEmpty();
    return byVariable
        || elsewhere
        || GrafanaSettings.of(picture, run.workload())
            .anyMatch(text -> text.contains("admin_password") || text.contains("[auth"));
  }
}
