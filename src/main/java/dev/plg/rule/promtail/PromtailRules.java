package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.Draft.note;
import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.JOBS;
import static dev.plg.rule.PictureSubjects.PROMTAIL;
import static dev.plg.rule.PictureSubjects.STAGES;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Capability;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.UnknownConfigKeys;
import dev.plg.rule.Violation;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import dev.plg.view.Url;
import dev.plg.yaml.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules of the area `promtail` on a picture.
public final class PromtailRules {

  private static final Subject<Picture, ScrapeJob.Relabeling> RELABELINGS =
      JOBS.each(job -> job.relabelings().stream());

  /// What a job may read from, apart from service discovery.
  private static final Set<String> SOURCES =
      Set.of(
          "journal",
          "syslog",
          "gcplog",
          "loki_push_api",
          "windows_events",
          "kafka",
          "azure_event_hubs",
          "gelf",
          "cloudflare",
          "heroku_drain",
          "static_configs");

  private static final List<Rule> ON_CONFIGURATION =
      List.of(
          PromtailBatchTooLarge.RULE,
          warning("promtail/client-twice", PROMTAIL.from("1.6").orUnknown())
              .what("clients are set both in the file and on the command line")
              .why(
                  "Promtail uses all of them: each line is sent to both, twice if both are one"
                      + " Loki")
              .fix("keep `clients` and remove -client.url")
              .source("grafana/loki clients/pkg/promtail/config/config.go:68@v2.9.3")
              .where(it -> !it.clients().isEmpty())
              .finds(
                  promtail ->
                      promtail.clientFlag().stream()
                          .filter(flag -> !flag.value().isEmpty())
                          .map(
                              flag ->
                                  at(
                                      flag.place(),
                                      "lines are sent to -client.url=%s and to the file's `clients`"
                                          .formatted(flag.value())))),
          PromtailHighCardinality.RULE,
          error("promtail/job-name-twice", PROMTAIL)
              .what("two jobs have the same name")
              .why(
                  "Promtail keeps its jobs by name, so the last one replaces the others: Promtail"
                      + " does not read their files, and logs no error")
              .fix("give each job its own name")
              .source(
                  "grafana/loki clients/pkg/promtail/targets/file/filetargetmanager.go:131@v2.9.3")
              .finds(promtail -> sameName(promtail.jobs())),
          warning("promtail/labelmap-all", RELABELINGS)
              .what("every label of a pod becomes a label of its streams")
              .why(
                  "Loki refuses a stream with more labels than `max_label_names_per_series` (15),"
                      + " and labels such as pod-template-hash make new streams with each rollout")
              .fix(
                  "relabel only the labels that queries use, such as"
                      + " `__meta_kubernetes_pod_label_app` to `app`")
              .source(
                  "grafana/loki pkg/validation/limits.go max_label_names_per_series@v2.9.3,"
                      + " docs/sources/get-started/labels/_index.md@v3.5.1")
              .where(it -> it.action().equals("labelmap"))
              .where(
                  it -> it.regex().orElse("").matches("__meta_kubernetes_pod_label_\\(\\.[+*]\\)"))
              .at(it -> it.tree().placeOf("regex")),
          error("promtail/match-action", STAGES)
              .what("a `match` stage has an action that does not fit its stages")
              .why(
                  "Promtail exits: `match stage configured to drop entries cannot contains stages`,"
                      + " `match stage action should be 'keep' or 'drop'`, or `match stage requires"
                      + " at least one additional stage to be defined in '- stages'`")
              .fix("remove the stages, or write `action: keep`")
              .source("grafana/loki clients/pkg/logentry/stages/match.go:20@v2.9.3")
              .where(it -> it.type().equals("match") && !actionError(it).isEmpty())
              .says(PromtailRules::actionError)
              .at(
                  it ->
                      it.body().find("action").isPresent()
                          ? it.body().placeOf("action")
                          : it.place()),
          PromtailMissingLabelDropped.RULE,
          PromtailStageSettings.RULE,
          error("promtail/no-client", PROMTAIL)
              .what("Promtail has neither `clients` nor -client.url")
              .why("it exits: `at least one client config must be provided`")
              .fix("add `clients: [{url: http://loki:3100/loki/api/v1/push}]`")
              .source("grafana/loki clients/pkg/promtail/client/manager.go:64@v2.9.3")
              .where(it -> !it.runs().isEmpty())
              .where(it -> it.clients().isEmpty() && it.targets().findAny().isEmpty())
              .at(it -> it.placeOf("clients")),
          warning("promtail/no-runtime-stage", PROMTAIL.from("2.0").each(it -> it.jobs().stream()))
              .what("a job reads logs of pods without the stage `cri` or `docker`")
              .why(
                  "each line keeps the runtime's prefix, long lines stay in pieces, and the"
                      + " timestamp is the time of reading")
              .fix(
                  "begin `pipeline_stages` with `- cri: {}` (containerd, CRI-O) or `- docker: {}`"
                      + " (Docker)")
              .source(
                  "grafana/loki clients/pkg/logentry/stages/extensions.go@v2.9.3, CHANGELOG.md"
                      + " 2.0.0: entry_parser removed")
              .where(ScrapeJob::readsPodLogs)
              .finds(it -> unparsed(it).stream()),
          error(
                  "promtail/no-target",
                  PROMTAIL.each(it -> readsStdin(it) ? Stream.empty() : it.jobs().stream()))
              .what("a job has no source to read from")
              .why("Promtail exits: `no valid target scrape config defined for …`")
              .fix("add `kubernetes_sd_configs`, `static_configs` or another source")
              .source("grafana/loki clients/pkg/promtail/targets/manager.go:121@v2.9.3")
              .where(it -> it.tree().keys().stream().noneMatch(PromtailRules::isSource))
              .says(it -> "job %s has no source to read from".formatted(it.name()))
              .at(ScrapeJob::place),
          note(
                  "promtail/no-time-zone",
                  STAGES.each(
                      it -> it.type().equals("timestamp") ? Stream.of(it.body()) : Stream.empty()))
              .what("the timestamps of lines are parsed without a time zone")
              .why(
                  "Promtail reads such timestamps as UTC: east of Greenwich the lines are in the"
                      + " future and Loki refuses them as too new, west of it they appear hours too"
                      + " early")
              .fix("set `location`, as in `Europe/Berlin`, or log times with their zone")
              .source("grafana/loki clients/pkg/logentry/stages/util.go convertDateLayout@v2.9.17")
              .where(it -> it.text("location").isEmpty() && lacksZone(it))
              .says(it -> "'%s' has no time zone".formatted(it.text("format").orElse("")))
              .at(it -> it.placeOf("format")),
          warning("promtail/pod-name-dashes", STAGES)
              .what("a regex splits the pod's name at its last two dashes")
              .why(
                  "only pods of Deployments have two generated parts: `web-0` and bare pods do not"
                      + " match and get no labels, and a DaemonSet's `flannel-amd64-9x66j` loses a"
                      + " part of its name")
              .fix(
                  "split the folder at its underscores:"
                      + " `/var/log/pods/(?P<namespace>[^_]+)_(?P<pod>[^_]+)_(?P<uid>[^/]+)/(?P<container>[^/]+)/`,"
                      + " or use kubernetes_sd_configs")
              .source(
                  "kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go"
                      + " BuildContainerLogsDirectory: <namespace>_<pod>_<uid>")
              .where(it -> it.type().equals("regex"))
              .where(it -> splitsName(it.body().text("expression").orElse("")))
              .at(it -> it.body().placeOf("expression")),
          error("promtail/no-path", JOBS)
              .what("a job has targets, but names no files to read")
              .why(
                  "Promtail drops each target with `no path for target` at level info: it reads no"
                      + " line, and /ready stays `Not ready: Unable to find any logs to tail`")
              .fix(
                  "relabel `__meta_kubernetes_pod_uid` and `__meta_kubernetes_pod_container_name`"
                      + " to `__path__` with the separator `/` and the replacement"
                      + " `/var/log/pods/*$1/*.log`; give static targets the label `__path__`")
              .source(
                  "grafana/loki clients/pkg/promtail/targets/file/filetargetmanager.go:332@v2.9.3")
              .where(ScrapeJob::namesNoFile)
              .says(job -> "job %s has targets, but sets no `__path__`".formatted(job.name()))
              .at(ScrapeJob::place),
          error("promtail/old-push-path", PROMTAIL.each(PromtailView::targets))
              .what("lines are pushed to /api/prom/push, which Loki removed in 3.7")
              .why("Loki answers 404, and Promtail drops each batch: `final error sending batch`")
              .fix("end the URL in /loki/api/v1/push")
              .source("grafana/loki pkg/loki/modules.go, /api/prom/push is absent @v3.7.0")
              .where(it -> it.url().endsWith("/api/prom/push"))
              .findsIn(
                  (target, picture) ->
                      isWithoutOldApi(picture)
                          ? Stream.of(
                              at(
                                  target.place(),
                                  "%s is not served by Loki 3.7".formatted(target.url())))
                          : Stream.empty()),
          error("promtail/push-path", PROMTAIL.each(PromtailView::targets))
              .what("the path of the push URL is not that of Loki's push API")
              .why("Loki answers 404, and Promtail drops each batch: `final error sending batch`")
              .fix("end the URL in /loki/api/v1/push")
              .source(
                  "grafana/loki pkg/loki/modules.go:327@v2.9.3,"
                      + " clients/pkg/promtail/client/client.go@v2.9.3")
              .where(it -> isOtherPath(it.url()))
              .says(it -> "%s does not end in /loki/api/v1/push".formatted(it.url()))
              .at(PromtailView.Target::place),
          error(
                  "promtail/replacement-expanded",
                  PROMTAIL.each(
                      it ->
                          it.config().flag("config.expand-env").filter(Flag::isOn).stream()
                              .flatMap(_ -> it.jobs().stream())
                              .flatMap(job -> job.relabelings().stream())))
              .what("`${1}` is expanded as an environment variable before Promtail reads it")
              .why(
                  "with -config.expand-env=true `${1}` becomes empty: the label or path that"
                      + " contains it is wrong, without an error")
              .fix("write `$1`, or `$${1}`")
              .source("grafana/loki pkg/util/cfg/files.go:117@v3.7.6; run with Promtail 2.9.6")
              .where(it -> it.replacement().matches("(.*[^$])?\\$\\{[0-9].*"))
              .says(
                  it ->
                      "%s is expanded as an environment variable, which is not set"
                          .formatted(it.replacement()))
              .at(it -> it.tree().placeOf("replacement")),
          error("promtail/runtime-stage", JOBS)
              .what("the stage is for another container runtime")
              .why(
                  "it leaves each line as the runtime wrote it, with time and stream, and logs no"
                      + " error; long lines stay in pieces")
              .fix("write `- cri: {}` for containerd and CRI-O, `- docker: {}` for Docker")
              .source("grafana/loki clients/pkg/logentry/stages/extensions.go@v2.9.3")
              .where(ScrapeJob::readsPodLogs)
              .findsIn(
                  (job, picture) ->
                      picture.runtime().stream().flatMap(runtime -> otherRuntime(job, runtime))),
          error("promtail/two-runtimes", JOBS)
              .what("a pipeline has both the stage `docker` and the stage `cri`")
              .why(
                  "a line has only one of the two formats: the other stage leaves it as the runtime"
                      + " wrote it, without an error")
              .fix("keep `cri` for containerd and CRI-O, `docker` for Docker")
              .source("grafana/loki clients/pkg/logentry/stages/extensions.go@v2.9.3")
              .where(it -> runtimeStages(it).map(ScrapeJob.Stage::type).distinct().count() > 1)
              .says(_ -> "the stages `docker` and `cri` are in one pipeline")
              .at(it -> runtimeStages(it).reduce((_, last) -> last).orElseThrow().place()),
          error("promtail/unknown-key", configs(Program.PROMTAIL))
              .what("a key does not exist in this version")
              .why("Promtail exits: `field … not found in type …`")
              .fix("remove the key, or use the spelling in the documentation of this version")
              .source("grafana/loki clients/pkg/promtail/config/config.go:29@v3.5.1")
              .yieldsToOthers()
              .finds(UnknownConfigKeys::in),
          PromtailUnknownStage.RULE);

  public static final List<Rule> ALL =
      Stream.of(ON_CONFIGURATION, PromtailPodRules.ALL).flatMap(List::stream).toList();

  private PromtailRules() {}

  /// What is wrong with a job that reads lines with the runtime's prefix: no stage removes it, or
  /// `multiline` comes before that stage.
  private static Optional<Violation> unparsed(ScrapeJob job) {
    boolean isParsed = job.allStages().anyMatch(PromtailRules::removesPrefix);
    Optional<ScrapeJob.Stage> early =
        job.stages().stream()
            .takeWhile(stage -> stage.withInner().noneMatch(PromtailRules::removesPrefix))
            .filter(stage -> stage.type().equals("multiline"))
            .findFirst();
    if (isParsed) {
      return early.map(
          it ->
              at(
                  it.place(),
                  "`multiline` of job %s comes before the stage that removes the runtime's prefix"
                      .formatted(job.name())));
    }
    return Optional.of(
        at(
            early.map(ScrapeJob.Stage::place).orElseGet(job::place),
            "job %s reads logs of pods, but has no stage `cri` or `docker`".formatted(job.name())));
  }

  /// Whether a stage removes what the runtime writes before each line: `cri` and `docker`, and an
  /// expression that names parts of their formats.
  private static boolean removesPrefix(ScrapeJob.Stage stage) {
    return switch (stage.type()) {
      case "cri", "docker" -> true;
      case "regex", "json", "replace" ->
          stage.body().scalars().anyMatch(it -> OF_RUNTIME.matcher(it.text()).find())
              || stage.body().mapping("expressions").keys().stream()
                  .anyMatch(key -> OF_RUNTIME.matcher(key).find());
      default -> false;
    };
  }

  private static final Pattern OF_RUNTIME =
      Pattern.compile("std|stream|\\blog\\b|[FP]\\)| F |\\[[FP]|flag|\\(F|\\\\S\\+ \\\\S");

  /// Whether every Loki of a picture is of a version that serves only its own API.
  private static boolean isWithoutOldApi(Picture picture) {
    List<Optional<Version>> versions =
        picture.runs(Program.LOKI).map(run -> run.container().version()).toList();
    return !versions.isEmpty()
        && versions.stream()
            .allMatch(it -> it.filter(Capability.LOKI_WITHOUT_OLD_API::isIn).isPresent());
  }

  private static Stream<Violation> sameName(List<ScrapeJob> jobs) {
    var seen = new HashSet<String>();
    return jobs.stream()
        .filter(
            job ->
                job.tree().keys().contains("static_configs")
                    || job.tree().keys().contains("kubernetes_sd_configs"))
        .filter(job -> !seen.add(job.name()))
        .map(
            job ->
                at(
                    job.place(),
                    "another job is also named %s, and only this one runs".formatted(job.name())));
  }

  /// What is wrong with the action of a `match`; empty where it is right.
  private static String actionError(ScrapeJob.Stage stage) {
    boolean empty = stage.body().sequence("stages").items().isEmpty();
    return switch (stage.body().text("action").orElse("keep")) {
      case "keep" -> empty ? "a match that keeps lines has no stages" : "";
      case "drop" -> empty ? "" : "a match that drops lines has stages";
      case String other -> "a match has the action %s, not keep or drop".formatted(other);
    };
  }

  private static boolean readsStdin(PromtailView promtail) {
    return promtail.config().flag("stdin").isPresent()
        || promtail.config().value("target_config", "stdin").filter("true"::equals).isPresent();
  }

  private static boolean isSource(String key) {
    return key.endsWith("_sd_configs") || SOURCES.contains(key);
  }

  /// Whether a layout has hours and no zone; the names of standard layouts have no digits.
  private static boolean lacksZone(Mapping stage) {
    String format = stage.text("format").orElse("");
    return Stream.of("15:04", "3:04", "150405").anyMatch(format::contains)
        && Stream.of("MST", "Z07", "-07", "+07", "UTC", "GMT").noneMatch(format::contains)
        && !format.endsWith("Z");
  }

  /// Whether a dash follows the group `pod`, and another one comes before the next underscore.
  private static boolean splitsName(String expression) {
    int group = expression.indexOf("(?P<pod>");
    int end = group < 0 ? -1 : expression.indexOf(')', group);
    if (end < 0 || !expression.startsWith("-", end + 1)) {
      return false;
    }
    int underscore = expression.indexOf('_', end);
    return expression
        .substring(end + 2, underscore < 0 ? expression.length() : underscore)
        .contains("-");
  }

  /// Whether the path is certainly not that of Loki's push API.
  private static boolean isOtherPath(String url) {
    return Url.parse(url)
        .filter(it -> !it.scheme().isEmpty())
        .map(it -> it.path().replaceFirst("\\?.*", ""))
        .filter(
            path ->
                path.isEmpty()
                    || path.equals("/")
                    || (path.contains("/loki") && !path.endsWith("/loki/api/v1/push")))
        .isPresent();
  }

  private static Stream<ScrapeJob.Stage> runtimeStages(ScrapeJob job) {
    return job.stages().stream()
        .filter(it -> it.type().equals("docker") || it.type().equals("cri"));
  }

  private static Stream<Violation> otherRuntime(ScrapeJob job, String runtime) {
    String right = runtime.equals("docker") ? "docker" : "cri";
    String wrong = runtime.equals("docker") ? "cri" : "docker";
    return job.hasStage(right)
        ? Stream.empty()
        : job.allStages()
            .filter(stage -> stage.type().equals(wrong))
            .map(
                stage -> {
                  Violation violation =
                      at(
                              stage.place(),
                              "`%s` does not parse the logs of the runtime %s"
                                  .formatted(stage.type(), runtime))
                          .fixedBy("write `- %s: {}`".formatted(right));
                  // The other stage may not have its options.
                  return stage.body().isEmpty() ? violation.replacing(wrong, right) : violation;
                });
  }
}
