package dev.plg.component.logs;

import dev.plg.alloy.AlloyExpression;
import dev.plg.alloy.Block;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A relabeling rule as it is applied, with the defaults of both programs.
// prometheus model/relabel/relabel.go:87, 300; alloy
// internal/component/common/relabel/relabel.go@v1.18.1
record RelabelRule(List<String> sources, Map<String, String> settings) {

  private static final Pattern GROUP = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\w+))");

  static RelabelRule of(Mapping rule) {
    var settings = new LinkedHashMap<String, String>();
    rule.entries().stream()
        .filter(it -> it.value() instanceof Scalar)
        .forEach(it -> settings.put(it.key(), ((Scalar) it.value()).text()));
    return new RelabelRule(
        rule.sequence("source_labels").items().stream().map(it -> ((Scalar) it).text()).toList(),
        settings);
  }

  static RelabelRule of(Block rule) {
    var settings = new LinkedHashMap<String, String>();
    rule.attributes().forEach(it -> it.text().ifPresent(text -> settings.put(it.name(), text)));
    List<String> sources =
        rule.attribute("source_labels")
            .orElseThrow()
            .value()
            .parts()
            .map(it -> ((AlloyExpression.Text) it).text())
            .toList();
    return new RelabelRule(sources, settings);
  }

  /// The labels that rules leave; empty where one drops the target.
  static Optional<Map<String, String>> apply(List<RelabelRule> rules, Map<String, String> labels) {
    Optional<Map<String, String>> left = Optional.of(new TreeMap<>(labels));
    for (RelabelRule rule : rules) {
      left = left.flatMap(rule::apply);
    }
    return left;
  }

  private Optional<Map<String, String>> apply(Map<String, String> labels) {
    String value =
        sources.stream()
            .map(it -> labels.getOrDefault(it, ""))
            .collect(Collectors.joining(settings.getOrDefault("separator", ";")));
    Matcher matcher =
        Pattern.compile("^(?s:" + settings.getOrDefault("regex", "(.*)") + ")$").matcher(value);
    boolean matches = matcher.find();
    return switch (settings.getOrDefault("action", "replace")) {
      case "keep" -> Optional.of(labels).filter(_ -> matches);
      case "drop" -> Optional.of(labels).filter(_ -> !matches);
      case "replace" -> Optional.of(matches ? replaced(labels, matcher) : labels);
      default -> throw new IllegalStateException(settings.toString());
    };
  }

  private Map<String, String> replaced(Map<String, String> labels, Matcher matcher) {
    String text =
        GROUP
            .matcher(settings.getOrDefault("replacement", "$1"))
            .replaceAll(
                it -> Matcher.quoteReplacement(group(matcher, it.group().replaceAll("\\W", ""))));
    var left = new TreeMap<>(labels);
    left.put(settings.get("target_label"), text);
    left.values().removeIf(String::isEmpty);
    return left;
  }

  private static String group(Matcher matcher, String number) {
    return Optional.ofNullable(matcher.group(Integer.parseInt(number))).orElse("");
  }
}
