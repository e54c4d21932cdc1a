package dev.plg.rule.grafana;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// One data source is the default.
final class OneSourceIsDefault implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/two-defaults",
        Severity.ERROR,
        Versions.ALL,
        "two data sources are the default of one organisation",
        "Grafana exits: `Only one datasource per organization can be marked as default`",
        "leave `isDefault: true` to one of them; kube-prometheus-stack has one already",
        "grafana pull request #12921, pkg/services/provisioning/datasources/config_reader.go");
  }

  @Override
  public List<Finding> check(Picture picture) {
    boolean single = picture.workloads(Program.GRAFANA).count() < 2;
    var first = new HashMap<String, DataSource>();
    var findings = new ArrayList<Finding>();
    DataSource.in(picture)
        .filter(DataSource::isDefault)
        .forEach(
            source -> {
              DataSource other = first.putIfAbsent(group(source, single), source);
              if (other != null && !other.name().equals(source.name())) {
                findings.add(
                    about()
                        .finding(
                            source.placeOf("isDefault"),
                            "%s is the default, and so is %s"
                                .formatted(source.name(), other.name())));
              }
            });
    return findings;
  }

  /// Data sources of one Grafana and organisation; where several Grafanas run, those of one file.
  private static String group(DataSource source, boolean single) {
    String file =
        single
            ? ""
            : source.config().object().map(KubeObject::title).orElse("") + source.config().key();
    return file + " " + source.organisation();
  }
}
