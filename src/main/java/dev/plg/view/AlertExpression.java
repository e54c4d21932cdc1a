package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.picture.KubeObject;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Workload;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The `expr` of an alerting or recording rule, and which program evaluates it.
///
/// @param isForLoki whether Loki's ruler evaluates it; else Prometheus does
public record AlertExpression(Scalar expr, boolean isForLoki) {

  /// What the sidecar of Loki's chart looks for.
  // grafana/loki production/helm/loki/values.yaml@helm-loki-6.55.0 sidecar.rules.label
  private static final String SIDECAR_LABEL = "loki_rule";

  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'[^']*'");
  private static final Pattern NAMED_SELECTOR = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*\\{");
  private static final Pattern PIPE = Pattern.compile("\\}\\s*(?:\\|[^|]|!~)|\\|[=~]");
  private static final Pattern ONLY_LOKI =
      Pattern.compile("\\b(?:bytes_rate|bytes_over_time|rate_counter)\\s*\\(");

  /// Those of a picture.
  public static Stream<AlertExpression> in(Picture picture) {
    boolean handsOver = picture.configs(Program.ALLOY).anyMatch(AlertExpression::handsRulesToLoki);
    Stream<AlertExpression> ofPrometheus =
        handsOver ? Stream.empty() : ofObjects(picture, "PrometheusRule", false);
    return Stream.of(
            ofPrometheus,
            ofObjects(picture, "AlertingRule", true),
            ofObjects(picture, "RecordingRule", true),
            ofTexts(picture))
        .flatMap(expressions -> expressions);
  }

  /// Alloy hands PrometheusRules to Loki's ruler with this component.
  private static boolean handsRulesToLoki(ProgramConfig config) {
    return config.river().named("loki.rules.kubernetes").findAny().isPresent();
  }

  private static Stream<AlertExpression> ofObjects(Picture picture, String kind, boolean loki) {
    return picture.objects(kind).flatMap(object -> of(object.spec(), loki));
  }

  /// ConfigMaps and Secrets for the sidecar of Loki's chart, and those that Loki's pods mount.
  private static Stream<AlertExpression> ofTexts(Picture picture) {
    Set<String> mounted =
        picture
            .workloads(Program.LOKI)
            .flatMap(AlertExpression::mounted)
            .collect(Collectors.toSet());
    return Stream.of("ConfigMap", "Secret")
        .flatMap(picture::objects)
        .filter(it -> it.labels().containsKey(SIDECAR_LABEL) || mounted.contains(name(it)))
        .flatMap(AlertExpression::of);
  }

  private static Stream<String> mounted(Workload workload) {
    String namespace = workload.object().namespace();
    return workload.volumes().stream()
        .flatMap(volume -> volume.tree().mapping("configMap").text("name").stream())
        .map(name -> "ConfigMap %s/%s".formatted(namespace, name));
  }

  private static String name(KubeObject object) {
    return "%s %s/%s".formatted(object.kind(), object.namespace(), object.name());
  }

  private static Stream<AlertExpression> of(KubeObject holder) {
    return holder
        .texts()
        .filter(text -> text.text().contains("groups:"))
        .flatMap(AlertExpression::of);
  }

  private static Stream<AlertExpression> of(Scalar text) {
    return YamlReader.readInside(text).documents().stream()
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .flatMap(root -> of((Mapping) root, true));
  }

  private static Stream<AlertExpression> of(Mapping rules, boolean loki) {
    return rules
        .sequence("groups")
        .mappings()
        .flatMap(group -> group.sequence("rules").mappings())
        .flatMap(rule -> rule.find("expr").stream())
        .filter(expr -> expr instanceof Scalar scalar && scalar.isString())
        .map(expr -> new AlertExpression((Scalar) expr, loki));
  }

  private String bare() {
    return STRING.matcher(expr.text()).replaceAll("");
  }

  /// Whether it is a template, so that nothing is known of the result.
  private boolean isTemplate() {
    return expr.text().contains("{{") || expr.text().contains("${");
  }

  /// Whether it is certain to be no LogQL: a selector has a metric's name, or there is none at all.
  public boolean isPromQl() {
    String bare = bare();
    boolean isConstant = bare.contains("vector(") || bare.chars().noneMatch(Character::isLetter);
    return !isTemplate()
        && (NAMED_SELECTOR.matcher(bare).find() || (bare.indexOf('{') < 0 && !isConstant));
  }

  /// Whether it is certain to be LogQL: lines are filtered or parsed, or counted in bytes.
  public boolean isLogQl() {
    String bare = bare();
    return !isTemplate() && (PIPE.matcher(bare).find() || ONLY_LOKI.matcher(bare).find());
  }
}
