package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.StackSubjects.STACK;
import static dev.plg.rule.Violation.at;

import dev.plg.finding.Location;
import dev.plg.model.AdminSecret;
import dev.plg.model.Grafana;
import dev.plg.model.Tier;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.stream.Stream;

/// The rules of the area `grafana` on a stack.
public final class GrafanaStackRules {

  public static final List<Rule> ALL =
      List.of(
          note("grafana/admin-secret", STACK)
              .what("Grafana reads the admin login from a Secret that must exist")
              .why("plg writes no passwords; Grafana's pod waits until the Secret exists")
              .fix("create the Secret with the keys that the stack names")
              .source("https://kubernetes.io/docs/concepts/configuration/secret/")
              .finds(
                  it ->
                      it.stack().grafana().flatMap(Grafana::admin).stream()
                          .map(admin -> toCreate(it, admin))),
          error("grafana/admin-secret-needed", STACK)
              .what("Grafana would start with its default password")
              .why("anyone who can reach Grafana can log in as admin with the password admin")
              .fix(
                  "set `grafana.admin.existingSecret` to the name of a Secret, as in grafana-admin")
              .source("grafana/grafana conf/defaults.ini@v13.2.0 [security] admin_password")
              .covers("grafana/open-default-login", "grafana/password-in-clear")
              .finds(
                  it ->
                      it.stack().grafana().filter(grafana -> grafana.admin().isEmpty()).stream()
                          .flatMap(grafana -> withoutSecret(it, grafana))),
          warning("grafana/default-login", STACK)
              .what("Grafana starts with its default login, admin and admin")
              .why(
                  "anyone in the cluster can log in as admin with the password admin until it is"
                      + " changed")
              .fix(
                  "set `grafana.admin.existingSecret` to the name of a Secret, or change the"
                      + " password at the first login")
              .source("grafana/grafana conf/defaults.ini@v13.2.0 [security] admin_password")
              .covers("grafana/open-default-login", "grafana/password-in-clear")
              .where(it -> it.stack().tier() == Tier.DEV)
              .where(
                  it ->
                      it.stack()
                          .grafana()
                          .filter(
                              grafana -> grafana.admin().isEmpty() && !grafana.exposure().isOpen())
                          .isPresent())
              .at(_ -> Location.NONE));

  private GrafanaStackRules() {}

  private static Violation toCreate(ResolvedStack resolved, AdminSecret admin) {
    return at(Location.NONE, "Grafana reads the admin login from the Secret " + admin.name())
        .fixedBy(
            "kubectl -n %s create secret generic %s --from-literal=%s=admin --from-literal=%s=…"
                .formatted(
                    resolved.stack().namespace(),
                    admin.name(),
                    admin.userKey(),
                    admin.passwordKey()));
  }

  private static Stream<Violation> withoutSecret(ResolvedStack resolved, Grafana grafana) {
    if (grafana.exposure().isOpen()) {
      return Stream.of(
          at(
              resolved.placeOf("grafana", "service", "type"),
              "a %s Service exposes Grafana with its default password"
                  .formatted(grafana.exposure().serviceType())));
    }
    return resolved.stack().tier() == Tier.PROD
        ? Stream.of(
            at(
                resolved.placeOf("grafana", "admin"),
                "tier prod needs a Secret with the login of Grafana's admin"))
        : Stream.empty();
  }
}
