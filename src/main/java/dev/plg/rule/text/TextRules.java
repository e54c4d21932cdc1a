package dev.plg.rule.text;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.EXPRESSIONS;
import static dev.plg.rule.PictureSubjects.JOBS;
import static dev.plg.rule.PictureSubjects.PICTURE;
import static dev.plg.rule.PictureSubjects.RUNS;
import static dev.plg.rule.PictureSubjects.configs;
import static dev.plg.rule.Violation.at;

import dev.plg.catalog.Program;
import dev.plg.picture.Flag;
import dev.plg.picture.KubeObject;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.rule.Rule;
import dev.plg.rule.UnknownConfigKeys;
import dev.plg.rule.Violation;
import dev.plg.view.AlertExpression;
import dev.plg.view.ConfigValue;
import dev.plg.view.GoDuration;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules of the area `text`.
public final class TextRules {

  /// What the shell's syntax takes as a variable.
  private static final Pattern DOLLAR =
      Pattern.compile("\\$(?:\\{([^}]*)}|([A-Za-z_][A-Za-z0-9_]*|[0-9*#$@!?-]))");

  /// A variable of an argument, which a second dollar sign escapes.
  private static final Pattern ARGUMENT =
      Pattern.compile("(?<!\\$)\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_][A-Z0-9_]*(:[^}]*)?}");

  private static final Set<String> KEYS_OF_CONFIG_MAP =
      Set.of("apiVersion", "kind", "metadata", "data", "binaryData", "immutable");

  public static final List<Rule> ALL =
      List.of(
          error("text/dollar", configs(Program.EVENT_EXPORTER))
              .what("the event exporter removes a $ from its configuration")
              .why(
                  "the exporter expands environment variables in the whole text before it parses"
                      + " it: a variable that is not set becomes empty")
              .fix("set the variable in `env`, or write the text without $")
              .source("resmoio/kubernetes-event-exporter main.go@v1.7 os.ExpandEnv")
              .finds(
                  config ->
                      config
                          .tree()
                          .scalars()
                          .filter(it -> !it.text().contains("{{") && losesDollar(config, it))
                          .map(
                              it ->
                                  at(
                                      it.place(),
                                      "a $ in '%s' begins a variable".formatted(it.shown())))),
          error("text/logql-for-prometheus", EXPRESSIONS)
              .ofAnyObject()
              .what("the expression of a PrometheusRule is LogQL")
              .why(
                  "Prometheus cannot parse it: the operator refuses the object, or Prometheus loads"
                      + " no rule of the file, and no alert fires")
              .fix(
                  "move the rule to a ConfigMap with the label `loki_rule`, or let Alloy load it"
                      + " into Loki with `loki.rules.kubernetes`")
              .source(
                  "grafana/loki docs/sources/alert/_index.md@v3.7.0; grafana/alloy"
                      + " docs/sources/reference/components/loki/loki.rules.kubernetes.md")
              .where(it -> !it.isForLoki() && it.isLogQl())
              .says(it -> "`%s` is LogQL, but Prometheus evaluates PromQL".formatted(shown(it)))
              .at(it -> it.expr().place()),
          error(
                  "text/long-unit",
                  configs(Program.LOKI)
                      .each(ConfigValue::of)
                      .each(
                          it ->
                              ConfigValue.hasLongUnit(it)
                                  ? Stream.of((Scalar) it.value())
                                  : Stream.empty()))
              .what("a duration has a unit that Go does not support")
              .why("Loki does not start: `time: unknown unit \"d\" in duration`")
              .fix("write hours, as in 168h")
              .source("grafana/loki pkg/ingester/ingester.go:99-105@v3.7.6")
              .says(it -> "the unit of '%s' is not supported here".formatted(it.text()))
              .fixedBy(
                  it ->
                      GoDuration.parse(it.text())
                          .filter(duration -> duration.toHours() > 0)
                          .map(duration -> "write %dh".formatted(duration.toHours()))
                          .orElse(""))
              .at(Scalar::place),
          error("text/lost-indentation", PICTURE.each(picture -> picture.objects("ConfigMap")))
              .ofAnyObject()
              .what("a ConfigMap has lost the indentation of its texts")
              .why("the text is empty, and its lines are keys of the object, which have no effect")
              .fix("indent the lines below the key again")
              .source("https://yaml.org/spec/1.2.2/#8111-block-indentation-indicator")
              .where(it -> hasEmptyText(it) && !otherKeys(it).isEmpty())
              .says(
                  it ->
                      "%s has `%s` beside `data`, whose text is empty"
                          .formatted(it.title(), String.join("`, `", otherKeys(it))))
              .at(it -> it.tree().entry(otherKeys(it).getFirst()).orElseThrow().keyPlace()),
          TextMovedKey.RULE,
          error(
                  "text/no-expand-env",
                  configs(Program.LOKI).and(configs(Program.PROMTAIL)).and(configs(Program.TEMPO)))
              .what("an environment variable is not expanded")
              .why("the program uses `${NAME}` literally: a URL or a key is wrong")
              .fix("add the argument -config.expand-env=true, and the variable to `env`")
              .source("grafana/loki pkg/util/cfg/files.go:117@v3.7.6, clients/cmd/promtail/main.go")
              .where(it -> !it.runs().isEmpty())
              .where(it -> it.flag("config.expand-env").filter(Flag::isOn).isEmpty())
              .finds(
                  config ->
                      config
                          .tree()
                          .scalars()
                          .filter(it -> VARIABLE.matcher(it.text()).find())
                          .map(it -> at(it.place(), "'%s' is not expanded".formatted(it.shown())))),
          TextUnknownFlag.RULE,
          TextVariableName.RULE,
          error("text/promql-for-loki", EXPRESSIONS)
              .ofAnyObject()
              .what("the expression of a rule for Loki's ruler is PromQL")
              .why(
                  "Loki cannot parse it: the ruler loads no rule of the file, and no alert fires;"
                      + " only the ruler logs the error")
              .fix(
                  "start from a log stream, as in `sum(rate({app=\"x\"} |= \"error\" [5m])) > 0`,"
                      + " or move the rule to Prometheus")
              .source(
                  "grafana/loki docs/sources/alert/_index.md@v3.7.0; pkg/logql/syntax/parser.go")
              .where(it -> it.isForLoki() && it.isPromQl())
              .says(it -> "`%s` is PromQL, but Loki evaluates LogQL".formatted(shown(it)))
              .at(it -> it.expr().place()),
          error("text/two-stages", JOBS.each(it -> stages(it.tree().sequence("pipeline_stages"))))
              .what("a stage of a pipeline has more than one key")
              .why("Promtail does not start: `pipeline stage must contain only one key`")
              .fix("begin each stage with its own dash")
              .source("grafana/loki clients/pkg/logentry/stages/pipeline.go:50@v3.5.12")
              .where(stage -> stage.entries().size() > 1)
              .says(stage -> "a stage has `%s`".formatted(String.join("` and `", stage.keys())))
              .fixedBy(
                  stage ->
                      stage.keys().contains("match") && stage.keys().contains("selector")
                          ? "indent `selector` and `stages` below `match`"
                          : "")
              .at(Mapping::place),
          error("text/unknown-key", configs(Program.LOKI))
              .what("a key does not exist in this version")
              .why("Loki refuses a configuration with an unknown key: `field not found in type`")
              .fix("remove the key")
              .source("grafana/loki pkg/util/cfg/files.go@v3.7.6 UnmarshalStrict")
              .yieldsToOthers()
              .finds(UnknownConfigKeys::in),
          error("text/unset-argument", RUNS)
              .what("an argument uses a variable that the container does not have")
              .why("Kubernetes passes `$(NAME)` on literally")
              .fix("add the variable to `env` of the container")
              .source(
                  "https://kubernetes.io/docs/tasks/inject-data-application/"
                      + "define-command-argument-container/")
              .where(run -> run.container().tree().find("envFrom").isEmpty())
              .finds(TextRules::unsetArguments),
          TextWrongType.RULE);

  private TextRules() {}

  private static boolean losesDollar(ProgramConfig config, Scalar scalar) {
    return DOLLAR
        .matcher(scalar.text())
        .results()
        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
        .anyMatch(name -> !isSet(config, name));
  }

  private static boolean isSet(ProgramConfig config, String name) {
    return config.runs().isEmpty()
        ? name.matches("[A-Z][A-Z0-9_]+")
        : config.runs().stream()
            .allMatch(
                run ->
                    run.container().env(name).isPresent()
                        || run.container().tree().find("envFrom").isPresent());
  }

  private static String shown(AlertExpression expression) {
    return expression.expr().shown().strip();
  }

  private static List<String> otherKeys(KubeObject object) {
    return object.tree().keys().stream().filter(it -> !KEYS_OF_CONFIG_MAP.contains(it)).toList();
  }

  private static boolean hasEmptyText(KubeObject object) {
    Mapping data = object.tree().mapping("data");
    return data.isEmpty()
        || data.entries().stream()
            .anyMatch(it -> it.value() instanceof Scalar scalar && scalar.text().isBlank());
  }

  private static Stream<Mapping> stages(Sequence stages) {
    return stages
        .mappings()
        .flatMap(
            stage ->
                Stream.concat(Stream.of(stage), stages(stage.mapping("match").sequence("stages"))));
  }

  private static Stream<Violation> unsetArguments(Run run) {
    return run.container().commandLine().words().stream()
        .flatMap(
            word ->
                ARGUMENT
                    .matcher(word.text())
                    .results()
                    .map(it -> it.group(1))
                    .filter(name -> run.container().env(name).isEmpty())
                    .map(
                        name ->
                            at(
                                word.place(),
                                "container %s has no variable %s"
                                    .formatted(run.container().name(), name))));
  }
}
