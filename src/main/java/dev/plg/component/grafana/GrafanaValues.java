package dev.plg.component.grafana;

import dev.plg.catalog.Chart;
import dev.plg.catalog.Image;
import dev.plg.catalog.Program;
import dev.plg.component.ChartImage;
import dev.plg.component.ChartPlacement;
import dev.plg.component.ChartPodSecurity;
import dev.plg.component.ChartServiceAccount;
import dev.plg.component.Metadata;
import dev.plg.component.Released;
import dev.plg.component.TplValues;
import dev.plg.model.AdminSecret;
import dev.plg.model.Grafana;
import dev.plg.model.ImageChoice;
import dev.plg.model.Stack;
import dev.plg.plan.ChartValues;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/// The values of the chart `grafana`; 10.5.15 and 12.11.1 read the same keys, 6.43.5 of
/// `loki-stack` others.
final class GrafanaValues {

  private final Stack stack;
  private final Grafana grafana;
  private final GrafanaChart chart;

  private GrafanaValues(Stack stack, Grafana grafana, GrafanaChart chart) {
    this.stack = stack;
    this.grafana = grafana;
    this.chart = chart;
  }

  /// @param ini the sections of `grafana.ini`, laid over the chart's own
  static ChartValues of(Stack stack, Grafana grafana, Mapping ini) {
    Chart chart = Released.chart(stack, Program.GRAFANA).orElseThrow();
    String name = stack.named(Program.GRAFANA.id());
    GrafanaKeys keys = new GrafanaValues(stack, grafana, GrafanaChart.of(chart)).keys(name, ini);
    return new ChartValues(Program.GRAFANA.id(), name, chart, keys.values());
  }

  private GrafanaKeys keys(String name, Mapping ini) {
    Mapping pod =
        Metadata.values(stack, Program.GRAFANA, "user-interface", grafana.workload()).build();
    Mapping annotations = Mapping.of(stack.annotations());
    boolean shows = !Dashboards.of(stack).isEmpty();
    return new GrafanaKeys(
        name,
        new GrafanaKeys.Image(image()),
        grafana.admin().map(GrafanaValues::admin),
        new GrafanaKeys.Service(
            grafana.exposure().serviceType(),
            GrafanaComponent.nodePort(grafana.exposure()),
            TplValues.literal(annotations)),
        new GrafanaKeys.Persistence(
            grafana.disk().size().toString(), grafana.disk().storageClass(), annotations),
        TplValues.literal(Datasources.of(stack)),
        TplValues.literal(GrafanaIni.texts(ini)),
        shows ? Dashboards.provider() : Mapping.EMPTY,
        shows ? List.of(mount()) : List.of(),
        Mapping.of(stack.labels().pairs()),
        annotations,
        annotations,
        pod.mapping("resources"),
        ChartPlacement.of(pod),
        new ChartPodSecurity(Optional.empty(), Optional.of("OnRootMismatch")),
        version(TplValues.literal(annotations)));
  }

  /// 6.43.5 has no key for the registry, and `loki-stack` sets a tag of its own.
  private ChartImage image() {
    ImageChoice choice = grafana.workload().image();
    ChartImage image = ChartImage.of(stack, choice);
    Image release = Metadata.release(stack, Program.GRAFANA).image();
    return switch (chart) {
      case V6_43_5 ->
          new ChartImage(
              Optional.empty(),
              image.withRegistryInRepository(release).repository(),
              Optional.of(choice.tag().orElse(release.tag())),
              choice.digest());
      case V10_5_15, V12_11_1 -> image;
    };
  }

  private static GrafanaKeys.Admin admin(AdminSecret admin) {
    return new GrafanaKeys.Admin(admin.name(), admin.userKey(), admin.passwordKey());
  }

  /// Their ConfigMap is in plg's own chart, since given them this one would start a container to
  /// download some.
  // helm-charts charts/grafana/templates/_pod.tpl: download-dashboards, extraConfigmapMounts
  private Mapping mount() {
    Mapping.Builder mount =
        Mapping.builder()
            .put("name", "dashboards")
            .put("configMap", Dashboards.configMap(stack))
            .put("mountPath", Dashboards.FOLDER)
            .put("readOnly", true);
    return switch (chart) {
      case V6_43_5 -> mount.put("subPath", "", "the chart fails without a text here").build();
      case V10_5_15, V12_11_1 ->
          mount
              .put("optional", true, "Grafana starts without, and reads them once they are there")
              .build();
    };
  }

  private GrafanaVersionKeys version(Mapping annotations) {
    return switch (chart) {
      case V6_43_5 -> new Grafana6Keys(Mapping.of(stack.labels().pairs()), annotations);
      case V10_5_15, V12_11_1 ->
          new Grafana10Keys(new ChartServiceAccount(annotations, Optional.empty()));
    };
  }
}
