package dev.plg.rule.tenancy;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.DATA_SOURCES;
import static dev.plg.rule.Violation.at;

import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.DataSource;
import dev.plg.yaml.Mapping;
import java.util.stream.Stream;

/// Grafana sends a header only if `jsonData` has its name and `secureJsonData` its value.
final class TenancyHeaderApart {

  private static final String NAME = "httpHeaderName";
  private static final String VALUE = "httpHeaderValue";

  static final Rule RULE =
      error("tenancy/header-apart", DATA_SOURCES)
          .what("Grafana never sends this header")
          .why(
              "Grafana ignores a name without a value in `secureJsonData`, and a value without a"
                  + " name in `jsonData`, without an error")
          .fix(
              "set `jsonData.httpHeaderName1: X-Scope-OrgID` and `secureJsonData.httpHeaderValue1`")
          .source("grafana/grafana pkg/services/datasources/service/datasource.go getCustomHeaders")
          .finds(TenancyHeaderApart::violations);

  private TenancyHeaderApart() {}

  private static Stream<Violation> violations(DataSource source) {
    Mapping open = source.jsonData();
    Mapping secure = source.tree().mapping("secureJsonData");
    return Stream.concat(
        numbers(open, NAME)
            .filter(number -> secure.find(VALUE + number).isEmpty())
            .map(number -> withoutValue(open, number)),
        numbers(secure, VALUE)
            .filter(number -> open.find(NAME + number).isEmpty())
            .map(
                number ->
                    at(
                        source.placeOf("secureJsonData"),
                        "`%s%s` has no `%s%s` in `jsonData`"
                            .formatted(VALUE, number, NAME, number))));
  }

  /// The ends of the keys that begin with a word: `1`, `2`.
  private static Stream<String> numbers(Mapping mapping, String word) {
    return mapping.keys().stream()
        .filter(key -> key.startsWith(word))
        .map(key -> key.substring(word.length()));
  }

  private static Violation withoutValue(Mapping open, String number) {
    boolean inOpen = open.find(VALUE + number).isPresent();
    return at(
        open.placeOf(inOpen ? VALUE + number : NAME + number),
        "`%s%s` is not in `secureJsonData`%s"
            .formatted(VALUE, number, inOpen ? ", but in `jsonData`" : ""));
  }
}
