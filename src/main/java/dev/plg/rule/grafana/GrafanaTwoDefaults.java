package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.DataSource;
import java.util.HashMap;
import java.util.stream.Stream;

/// One data source is the default.
final class GrafanaTwoDefaults {

  static final Rule RULE =
      error("grafana/two-defaults", PICTURE)
          .what("two data sources are the default of one organisation")
          .why("Grafana exits: `Only one datasource per organization can be marked as default`")
          .fix("keep `isDefault: true` at one of them; kube-prometheus-stack has one already")
          .source(
              "grafana/grafana pull request 12921,"
                  + " pkg/services/provisioning/datasources/config_reader.go")
          .finds(GrafanaTwoDefaults::violations);

  private GrafanaTwoDefaults() {}

  private static Stream<Violation> violations(Picture picture) {
    boolean single = picture.workloads(Program.GRAFANA).count() < 2;
    var first = new HashMap<String, DataSource>();
    return DataSource.in(picture)
        .filter(DataSource::isDefault)
        .flatMap(it -> other(it, first.computeIfAbsent(group(it, single), _ -> it)));
  }

  private static Stream<Violation> other(DataSource source, DataSource first) {
    return source.name().equals(first.name())
        ? Stream.empty()
        : Stream.of(
            at(
                source.placeOf("isDefault"),
                "%s is a default data source, and so is %s"
                    .formatted(source.name(), first.name())));
  }

  /// The data sources of one Grafana and organisation; of one file, if multiple Grafanas run.
  private static String group(DataSource source, boolean single) {
    String file =
        single
            ? ""
            : source.config().object().map(KubeObject::title).orElse("") + source.config().key();
    return file + " " + source.organisation();
  }
}
