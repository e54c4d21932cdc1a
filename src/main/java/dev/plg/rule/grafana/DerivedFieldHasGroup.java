package dev.plg.rule.grafana;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.DataSource;
import dev.plg.yaml.Mapping;
import java.util.List;

/// A derived field says which part of the line is its value.
final class DerivedFieldHasGroup implements PictureRule {

  @Override
  public About about() {
    return new About(
        "grafana/no-group",
        Severity.ERROR,
        Versions.ALL,
        "the regex of a derived field has no group",
        "the value is what the first group matches: the field is empty, and its link leads nowhere",
        "put brackets around the part that is the value: `traceID=(\\w+)`",
        "grafana docs/sources/datasources/loki/_index.md@v12.3.0 derived fields");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return DataSource.in(picture)
        .flatMap(source -> source.jsonData().sequence("derivedFields").mappings())
        .filter(DerivedFieldHasGroup::isGroupless)
        .map(
            field ->
                about()
                    .finding(
                        field.placeOf("matcherRegex"),
                        "'%s' has no group".formatted(field.text("matcherRegex").orElse(""))))
        .toList();
  }

  private static boolean isGroupless(Mapping field) {
    String regex = field.text("matcherRegex").orElse("");
    return !regex.isEmpty()
        && !field.text("matcherType").orElse("regex").equals("label")
        && !hasGroup(regex);
  }

  /// Whether a bracket opens a group that is kept, named or not.
  private static boolean hasGroup(String regex) {
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(' && !isUnkept(regex, i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnkept(String regex, int from) {
    return regex.startsWith("?", from)
        && (!regex.startsWith("?<", from)
            || regex.startsWith("?<=", from)
            || regex.startsWith("?<!", from));
  }
}
