package dev.plg.view;

import dev.plg.picture.ProgramConfig;
import java.util.List;

/// Tenants, as Loki and Tempo see them.
public final class Tenants {

  // loki vendor/github.com/grafana/dskit/tenant/tenant.go@v3.7.6
  private static final int LONGEST = 150;
  private static final String MARKS = "!-_.*'()";

  private Tenants() {}

  /// Whether a Loki takes nothing without a tenant: it does unless it is told otherwise.
  public static boolean areDemanded(ProgramConfig loki) {
    return loki.flag("auth.enabled")
        .map(flag -> flag.isOn())
        .orElse(loki.value("auth_enabled").filter("false"::equals).isEmpty());
  }

  /// The tenants of a query: `team-a|team-b`.
  public static List<String> split(String tenants) {
    return List.of(tenants.split("\\|", -1));
  }

  public static boolean isValid(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST
        && !id.equals(".")
        && !id.equals("..")
        && id.chars().allMatch(c -> isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
