package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoView;
import java.util.List;
import java.util.Set;

/// Overrides have the form of this Tempo.
final class OverridesAreScoped implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/flat-overrides",
        Severity.ERROR,
        Versions.from("Tempo", "3.0"),
        "overrides have the flat form of before 2.3",
        "from 3.0 on Tempo refuses to start with them",
        "move them below `overrides.defaults`, as in `defaults: {ingestion: {rate_limit_bytes:"
            + " …}}`, or for now set `enable_legacy_overrides: true`",
        "tempo CHANGELOG.md 3.0.0 (#6741), modules/overrides/config.go:300@v3.0.3");
  }

  private static final Set<String> SCOPED =
      Set.of(
          "defaults",
          "per_tenant_override_config",
          "per_tenant_override_period",
          "user_configurable_overrides",
          "enable_legacy_overrides");

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .filter(tempo -> about().versions().include(tempo.version()))
        .map(tempo -> tempo.tree().mapping("overrides"))
        .filter(
            overrides ->
                !overrides.text("enable_legacy_overrides").filter("true"::equals).isPresent())
        .flatMap(
            overrides ->
                overrides.entries().stream()
                    .filter(entry -> !SCOPED.contains(entry.key()))
                    .limit(1))
        .map(
            entry ->
                about()
                    .finding(
                        entry.keyPlace(),
                        "%s stands directly below `overrides`".formatted(entry.key())))
        .toList();
  }
}
