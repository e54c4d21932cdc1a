package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.DATA_SOURCES;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.PictureSubjects.runs;
import static dev.plg.rule.PictureSubjects.workloads;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.Run;
import dev.plg.picture.Volume;
import dev.plg.picture.Workload;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.DataSource;
import dev.plg.view.Disks;
import dev.plg.view.GrafanaSettings;
import dev.plg.view.TempoView;
import dev.plg.view.Url;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the area `grafana` on a picture.
public final class GrafanaRules {

  private static final Subject<Picture, Run> RUNS = runs(Program.GRAFANA);

  private static final List<Rule> ON_DATA_SOURCES =
      List.of(
          GrafanaDashboardDatasource.RULE,
          GrafanaDatasourceUid.RULE,
          error(
                  "grafana/double-dollar",
                  DATA_SOURCES.each(
                      it -> it.isProvisioned() ? Stream.empty() : it.jsonData().scalars()))
              .what("a GrafanaDatasource contains `$${__…}` with two dollar signs")
              .why(
                  "the operator creates data sources through Grafana's API, which expands no"
                      + " environment variables: a dollar sign stays before the value, and the link"
                      + " is broken")
              .fix("write one dollar sign, as in `${__value.raw}`")
              .source("grafana/grafana-operator docs/docs/datasources.md")
              .where(it -> it.text().contains("$${__"))
              .says(it -> "%s keeps both dollar signs".formatted(it.text()))
              .at(Scalar::place),
          warning("grafana/empty-service-map", DATA_SOURCES)
              .what("a data source has a service map, but Tempo generates no metrics")
              .why("the map stays empty, without an error")
              .fix(
                  "enable Tempo's metrics generator (processor service-graphs, and a remote_write"
                      + " to the Prometheus of the service map), or remove `serviceMap`")
              .source(
                  "grafana/tempo docs/sources/tempo/metrics-generator/service_graphs@v2.10.8;"
                      + " grafana/helm-charts charts/tempo/values.yaml metricsGenerator.enabled"
                      + "@tempo-1.8.0")
              .where(it -> it.type().equals("tempo"))
              .where(it -> it.jsonData().mapping("serviceMap").keys().contains("datasourceUid"))
              .findsIn(
                  (source, picture) ->
                      TempoView.in(picture).findAny().isPresent() && !generatesMetrics(picture)
                          ? Stream.of(
                              at(
                                  source.placeOf("jsonData", "serviceMap"),
                                  "`serviceMap` is set, but Tempo generates no metrics"))
                          : Stream.empty()),
          error("grafana/loki-url", DATA_SOURCES)
              .what("the URL of a Loki data source contains a path of Loki's API")
              .why("Grafana appends /loki/api/v1/… itself: Loki answers each query with 404")
              .fix("end the URL after the port, as in http://loki:3100")
              .source("grafana/grafana docs datasources/loki/configure-loki-data-source: URL")
              .where(it -> it.type().equals("loki"))
              .where(it -> it.url().filter(GrafanaRules::hasApiPath).isPresent())
              .says(it -> "%s has a path".formatted(it.tree().text("url").orElse("")))
              .at(it -> it.placeOf("url")),
          GrafanaNoGroup.RULE,
          warning("grafana/no-such-datasource", PICTURE)
              .what("a data source refers to one that is not provisioned here")
              .why(
                  "unless a data source with this uid is added by hand, the link or the service map"
                      + " stays empty, without an error")
              .fix("provision it, or remove the reference")
              .source("grafana/grafana docs administration/provisioning: uid")
              .where(it -> it.workloads(Program.GRAFANA).findAny().isPresent())
              .finds(GrafanaRules::unprovisioned),
          GrafanaOldLoki.RULE,
          GrafanaSidecarLabel.RULE,
          error(
                  "grafana/single-dollar",
                  DATA_SOURCES.each(
                      it -> it.isProvisioned() ? it.jsonData().scalars() : Stream.empty()))
              .what("a provisioned data source contains `${__…}` with one dollar sign")
              .why(
                  "Grafana expands environment variables in these files: the value becomes empty,"
                      + " and the link is broken, without an error")
              .fix("write two dollar signs, as in `$${__value.raw}`")
              .source("grafana/grafana docs administration/provisioning: use of $")
              .where(it -> hasSingleDollar(it.text()))
              .says(it -> "%s is expanded as an environment variable".formatted(it.text()))
              .at(Scalar::place),
          GrafanaTempoPort.RULE,
          GrafanaTwoDefaults.RULE,
          GrafanaUnknownKey.RULE,
          GrafanaUnsetLabel.RULE);

  private static final List<Rule> ON_PODS =
      List.of(
          warning("grafana/open-default-login", RUNS)
              .what(
                  "Grafana is exposed outside the cluster with its default login, admin and admin")
              .why(
                  "the first person who logs in controls Grafana, and can read everything that its"
                      + " data sources can read")
              .fix(
                  "set GF_SECURITY_ADMIN_PASSWORD from a Secret, or use a Service of type"
                      + " ClusterIP")
              .source("grafana/grafana conf/defaults.ini: admin_password = admin")
              .findsIn(GrafanaRules::exposed),
          warning(
                  "grafana/password-in-clear",
                  RUNS.each(it -> it.container().env("GF_SECURITY_ADMIN_PASSWORD").stream()))
              .what("the manifest contains the administrator's password")
              .why("everyone who can read the manifests or the Deployment can log in")
              .fix(
                  "set it from a Secret: `valueFrom: {secretKeyRef: {name: grafana-admin, key:"
                      + " admin-password}}`")
              .source("grafana/grafana docs setup-grafana/configure-grafana: admin_password")
              .where(it -> !it.value().orElse("").isEmpty())
              .where(it -> !it.value().orElse("").contains("$"))
              .at(it -> it.place()),
          warning("grafana/rolling-update", workloads(Program.GRAFANA))
              .what("a Deployment with a ReadWriteOnce volume updates by RollingUpdate")
              .why(
                  "the new pod waits for the volume that the old one uses, and the old one runs"
                      + " until the new one is ready: on two nodes the update never ends")
              .sets(it -> it.object().spec(), "strategy", "{type: Recreate}")
              .source(
                  "grafana/helm-charts charts/grafana/values.yaml"
                      + " deploymentStrategy@grafana-10.5.15; kubernetes docs"
                      + " storage/persistent-volumes: access modes")
              .where(it -> it.kind().equals("Deployment"))
              .where(it -> !it.object().spec().mapping("strategy").is("type", "Recreate"))
              .findsIn(
                  (workload, picture) ->
                      volumesForOneNode(picture, workload)
                          .limit(1)
                          .map(
                              volume ->
                                  at(
                                      strategyPlace(workload, volume),
                                      "%s has a ReadWriteOnce volume, but updates by RollingUpdate"
                                          .formatted(workload.title())))),
          error("grafana/sqlite-replicas", RUNS)
              .what("multiple replicas of Grafana each have their own SQLite file")
              .why(
                  "users, sessions and dashboards differ from pod to pod: a login at one"
                      + " pod is not valid at another")
              .fix(
                  "set `replicas: 1`, or set GF_DATABASE_TYPE, GF_DATABASE_HOST and so on to a"
                      + " shared database")
              .source("grafana/grafana docs setup-grafana/set-up-for-high-availability")
              .where(run -> run.workload().pods() > 1)
              .findsIn(
                  (run, picture) ->
                      GrafanaSettings.maySet(picture, run, "GF_DATABASE_", "[database]")
                          ? Stream.empty()
                          : Stream.of(
                              at(
                                  run.workload().replicasPlace(),
                                  "%d replicas of Grafana have no shared database"
                                      .formatted(run.workload().pods())))),
          warning("grafana/volume-group", RUNS)
              .what("Grafana runs as user 472, but its volume does not belong to this user")
              .why(
                  "most volumes belong to root: Grafana exits with"
                      + " `GF_PATHS_DATA='/var/lib/grafana' is not writable`")
              .fix("set the pod's `securityContext: {fsGroup: 472}`")
              .source(
                  "grafana/grafana packaging/docker/run.sh, docs"
                      + " setup-grafana/installation/kubernetes")
              .where(GrafanaRules::hasVolume)
              .where(run -> !Disks.mayOwnVolumes(run))
              .says(
                  run ->
                      "%s has a volume, but no fsGroup or init container that gives it to user 472"
                          .formatted(run.workload().title()))
              .at(
                  run ->
                      run.workload()
                          .object()
                          .placeOf("spec", "template", "spec", "securityContext")));

  public static final List<Rule> ALL =
      Stream.of(ON_DATA_SOURCES, GrafanaTraceLinkRules.ALL, ON_PODS).flatMap(List::stream).toList();

  private GrafanaRules() {}

  private static boolean generatesMetrics(Picture picture) {
    return TempoView.in(picture).anyMatch(it -> it.writesMetrics() || it.hasProcessors());
  }

  private static boolean hasSingleDollar(String text) {
    int dollar = text.indexOf("${__");
    return dollar == 0 || (dollar > 0 && text.charAt(dollar - 1) != '$');
  }

  private static boolean hasApiPath(Url url) {
    boolean prefix = url.path().equals("/loki") || url.path().equals("/loki/");
    return url.path().contains("/loki/api/") || (prefix && url.isInCluster());
  }

  private static Stream<Violation> unprovisioned(Picture picture) {
    Set<String> known =
        DataSource.in(picture)
            .flatMap(it -> Stream.concat(it.uid().stream(), Stream.of(lowerCase(it.name()))))
            .collect(Collectors.toSet());
    return DataSource.in(picture)
        .flatMap(DataSource::references)
        .filter(it -> !known.contains(it.uid()) && !known.contains(lowerCase(it.uid())))
        .map(
            it ->
                at(
                    it.place(),
                    "no data source is provisioned with the uid %s".formatted(it.uid())));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Stream<Violation> exposed(Run run, Picture picture) {
    boolean hasLogin =
        GrafanaSettings.maySet(picture, run, "GF_SECURITY_ADMIN_PASSWORD", "admin_password")
            || GrafanaSettings.maySet(picture, run, "GF_AUTH_", "[auth");
    return hasLogin
        ? Stream.empty()
        : picture
            .servicesOf(run.workload())
            .filter(it -> Set.of("NodePort", "LoadBalancer").contains(it.type()))
            .map(
                service ->
                    at(
                        service.object().placeOf("spec", "type"),
                        "%s exposes Grafana with the login admin and admin"
                            .formatted(service.title())));
  }

  private static Stream<Volume> volumesForOneNode(Picture picture, Workload workload) {
    return workload.volumes().stream()
        .filter(
            volume ->
                volume.claim().stream()
                    .flatMap(
                        name ->
                            picture.find(workload.object(), "PersistentVolumeClaim", name).stream())
                    .map(claim -> claim.spec().sequence("accessModes").items())
                    .anyMatch(List.of(Scalar.of("ReadWriteOnce"))::equals));
  }

  /// Where the strategy is; where a chart has it by default, which has no line, the volume.
  private static Location strategyPlace(Workload workload, Volume volume) {
    Location strategy = workload.object().placeOf("spec", "strategy", "type");
    return strategy.line() == 0 && volume.place().line() > 0 ? volume.place() : strategy;
  }

  private static boolean hasVolume(Run run) {
    return run.workload()
        .volumeOf(run.container(), "/var/lib/grafana")
        .filter(volume -> volume.fromTemplate() || volume.claim().isPresent())
        .isPresent();
  }
}
