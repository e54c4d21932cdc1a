package dev.plg.rule.grafana;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import java.util.List;

/// A data source of the operator is no file of Grafana's provisioning.
final class OperatorsDollarsAreSingle implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/double-dollar",
        Severity.ERROR,
        Versions.ALL,
        "`$${__…}` is written in a GrafanaDatasource with two dollar signs",
        "the operator creates data sources through Grafana's API, which expands no variables of the"
            + " environment: a dollar sign stays before the value, and the link leads nowhere",
        "write one dollar sign, as in `${__value.raw}`",
        "grafana-operator docs/docs/datasources.md");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return DataSource.in(picture)
        .filter(source -> !source.isProvisioned())
        .flatMap(source -> source.jsonData().scalars())
        .filter(scalar -> scalar.text().contains("$${__"))
        .map(
            scalar ->
                about()
                    .finding(
                        scalar.place(),
                        "%s keeps both of its dollar signs".formatted(scalar.text())))
        .toList();
  }
}
