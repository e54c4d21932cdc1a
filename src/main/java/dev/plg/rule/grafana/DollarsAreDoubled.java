package dev.plg.rule.grafana;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import java.util.List;

/// What Grafana fills in later is not taken for a variable of the environment.
final class DollarsAreDoubled implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/single-dollar",
        Severity.ERROR,
        Versions.ALL,
        "`${__…}` stands in a provisioned data source with one dollar sign",
        "Grafana expands variables of the environment in these files: it becomes nothing, and the"
            + " link leads nowhere, without an error",
        "double the dollar sign, as in `$${__value.raw}`",
        "grafana docs administration/provisioning: use of the special character $");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return DataSource.in(picture)
        .filter(DataSource::isProvisioned)
        .flatMap(source -> source.jsonData().scalars())
        .filter(scalar -> isSingle(scalar.text()))
        .map(
            scalar ->
                about()
                    .finding(
                        scalar.place(),
                        "%s is expanded as a variable of the environment".formatted(scalar.text())))
        .toList();
  }

  private static boolean isSingle(String text) {
    int at = text.indexOf("${__");
    return at == 0 || (at > 0 && text.charAt(at - 1) != '$');
  }
}
