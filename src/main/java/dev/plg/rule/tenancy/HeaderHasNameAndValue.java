package dev.plg.rule.tenancy;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/// Grafana sends a header only where jsonData names it and secureJsonData holds its value.
final class HeaderHasNameAndValue implements PictureRule {

  private static final String NAME = "httpHeaderName";
  private static final String VALUE = "httpHeaderValue";

  @Override
  public About about() {
    return new About(
        "tenancy/header-apart",
        Severity.ERROR,
        Versions.of("Grafana"),
        "Grafana sends this header never",
        "a name without a value in `secureJsonData`, or a value without a name in "
            + "`jsonData`, is ignored without a word",
        "set `jsonData.httpHeaderName1: X-Scope-OrgID` and `secureJsonData.httpHeaderValue1`",
        "grafana pkg/services/datasources/service/datasource.go getCustomHeaders");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .configs(Program.GRAFANA)
        .flatMap(config -> config.tree().sequence("datasources").mappings())
        .flatMap(this::check)
        .toList();
  }

  private Stream<Finding> check(Mapping source) {
    Mapping open = source.mapping("jsonData");
    Mapping secret = source.mapping("secureJsonData");
    return Stream.concat(
        numbers(open, NAME)
            .filter(number -> secret.find(VALUE + number).isEmpty())
            .map(number -> withoutValue(open, number)),
        numbers(secret, VALUE)
            .filter(number -> open.find(NAME + number).isEmpty())
            .map(number -> withoutName(source, number)));
  }

  /// The ends of the keys that begin with a word: `1`, `2`.
  private static Stream<String> numbers(Mapping mapping, String word) {
    return mapping.keys().stream()
        .filter(key -> key.startsWith(word))
        .map(key -> key.substring(word.length()));
  }

  private Finding withoutValue(Mapping open, String number) {
    boolean inTheOpen = open.find(VALUE + number).isPresent();
    return about()
        .finding(
            open.placeOf(inTheOpen ? VALUE + number : NAME + number),
            "`%s%s` is not in `secureJsonData`%s"
                .formatted(VALUE, number, inTheOpen ? " but in `jsonData`" : ""));
  }

  private Finding withoutName(Mapping source, String number) {
    return about()
        .finding(
            source.placeOf("secureJsonData"),
            "`%s%s` has no `%s%s` in `jsonData`".formatted(VALUE, number, NAME, number));
  }
}
