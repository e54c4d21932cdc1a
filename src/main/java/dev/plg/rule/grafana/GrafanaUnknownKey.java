package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.DATA_SOURCES;

import dev.plg.catalog.DataSourceKeys;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.DataSource;
import java.util.stream.Stream;

/// A provisioned data source has the keys that Grafana reads.
final class GrafanaUnknownKey {

  static final Rule RULE =
      warning("grafana/unknown-key", DATA_SOURCES)
          .what("a data source has a key that Grafana does not read")
          .why("Grafana ignores the key without an error, and its default applies")
          .fix("remove the key; settings of the plugin belong under `jsonData`")
          .source(
              "grafana/grafana pkg/services/provisioning/datasources/types.go"
                  + " upsertDataSourceFromConfigV1")
          .where(DataSource::isProvisioned)
          .where(it -> it.config().tree().is("apiVersion", "1"))
          .finds(GrafanaUnknownKey::violations);

  private GrafanaUnknownKey() {}

  private static Stream<Violation> violations(DataSource source) {
    return DataSourceKeys.unread(source.tree()).stream()
        .map(
            it ->
                Violation.at(it.entry().keyPlace(), "Grafana does not read `%s`", it.entry().key())
                    .fixedBy(it.nearest().map("did you mean `%s`?"::formatted).orElse("")));
  }
}
