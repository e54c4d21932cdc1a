package dev.plg.rule.text;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.EXPRESSIONS;

import dev.plg.rule.Rule;
import dev.plg.view.AlertExpression;
import java.util.List;

/// The rules on expressions of alerts: Loki evaluates LogQL, Prometheus evaluates PromQL.
final class ExpressionRules {

  static final List<Rule> ALL =
      List.of(
          error("text/promql-for-loki", EXPRESSIONS)
              .what("a rule for Loki's ruler is PromQL")
              .why(
                  "Loki cannot parse it: the ruler loads no rule of the file, and only its log"
                      + " tells that no alert will come")
              .fix(
                  "start from a log stream, as in `sum(rate({app=\"x\"} |= \"error\" [5m])) > 0`,"
                      + " or give the rule to Prometheus")
              .source(
                  "grafana/loki docs/sources/alert/_index.md@v3.7.0; pkg/logql/syntax/parser.go")
              .where(it -> it.isForLoki() && it.isPromQl())
              .says(it -> "`%s` is PromQL, and Loki evaluates LogQL".formatted(shown(it)))
              .at(it -> it.expr().place()),
          error("text/logql-for-prometheus", EXPRESSIONS)
              .what("a PrometheusRule is LogQL")
              .why(
                  "Prometheus cannot parse it: the operator refuses the object, or Prometheus loads"
                      + " no rule of the file, and no alert will come")
              .fix(
                  "put the rule into a ConfigMap with the label `loki_rule`, or let Alloy hand it"
                      + " to Loki with `loki.rules.kubernetes`")
              .source(
                  "grafana/loki docs/sources/alert/_index.md@v3.7.0; grafana/alloy"
                      + " docs/sources/reference/components/loki/loki.rules.kubernetes.md")
              .where(it -> !it.isForLoki() && it.isLogQl())
              .says(it -> "`%s` is LogQL, and Prometheus evaluates PromQL".formatted(shown(it)))
              .at(it -> it.expr().place()));

  private ExpressionRules() {}

  private static String shown(AlertExpression expression) {
    return expression.expr().shown().strip();
  }
}
