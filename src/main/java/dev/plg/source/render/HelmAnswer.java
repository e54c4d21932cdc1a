package dev.plg.source.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Helm makes of a chart and values.
public sealed interface HelmAnswer {

  /// The objects, as a stream of YAML documents.
  record Manifests(String text) implements HelmAnswer {}

  /// Helm refuses the chart or the values: so would an installation.
  ///
  /// @param reason as Helm states it, without the way through the templates
  record Refused(String reason) implements HelmAnswer {

    private static final Pattern FAIL =
        Pattern.compile("(?s).*execution error at \\([^)]*\\): (.*)");
    private static final Pattern EXPRESSION = Pattern.compile("(?s).* at <([^>]*)>: (.*)");

    /// The reason in what Helm says.
    static Refused of(String said) {
      String text = said.replaceFirst("(?s)\\s*Use --debug flag.*", "").strip();
      Matcher fail = FAIL.matcher(text);
      Matcher expression = EXPRESSION.matcher(text);
      if (fail.matches()) {
        return new Refused(fail.group(1));
      }
      return new Refused(
          expression.matches() ? expression.group(1) + ": " + expression.group(2) : text);
    }
  }
}
