package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.PictureSubjects.DATA_SOURCES;

import dev.plg.rule.Rule;
import dev.plg.yaml.Mapping;

/// The regex of a derived field has a group, which is its value.
final class GrafanaNoGroup {

  static final Rule RULE =
      error(
              "grafana/no-group",
              DATA_SOURCES.each(it -> it.jsonData().sequence("derivedFields").mappings()))
          .what("the regex of a derived field has no group")
          .why(
              "the first group is the value: without one the field is empty, and its link is"
                  + " broken")
          .fix("put parentheses around the value: `traceID=(\\w+)`")
          .source("grafana/grafana docs/sources/datasources/loki/_index.md@v12.3.0 derived fields")
          .where(field -> !field.is("matcherType", "label"))
          .where(field -> !regex(field).isEmpty() && !hasGroup(regex(field)))
          .says(field -> "'%s' has no group".formatted(regex(field)))
          .at(field -> field.placeOf("matcherRegex"));

  private GrafanaNoGroup() {}

  private static String regex(Mapping field) {
    return field.text("matcherRegex").orElse("");
  }

  /// Whether a parenthesis opens a capturing group, named or not.
  private static boolean hasGroup(String regex) {
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(' && isCapturing(regex, i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCapturing(String regex, int from) {
    return !regex.startsWith("?", from)
        || (regex.startsWith("?<", from)
            && !regex.startsWith("?<=", from)
            && !regex.startsWith("?<!", from));
  }
}
