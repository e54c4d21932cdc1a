package dev.plg.picture.shipper;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The format of Fluentd: elements such as `<match app.**>` with parameters, one a line.
// docs.fluentd.org/configuration/config-file
final class FluentdText {

  private static final Pattern OPEN = Pattern.compile("<([a-z_]+)(?:\\s[^>]*)?>");
  private static final Pattern PARAMETER = Pattern.compile("\\s*(@?[A-Za-z_]+)\\s+(\\S.*?)\\s*");

  private FluentdText() {}

  /// Each `<match>`, and each `<store>` in one, as an item of `match`.
  static Mapping read(Scalar text) {
    var outputs = new ArrayList<SectionSettings>();
    Deque<SectionSettings> open = new ArrayDeque<>();
    List<String> lines = text.text().lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      String stripped = lines.get(line).strip();
      Matcher element = OPEN.matcher(stripped);
      if (element.matches()) {
        open.push(new SectionSettings(text, line));
        if (element.group(1).equals("match") || element.group(1).equals("store")) {
          outputs.add(open.element());
        }
      } else if (stripped.startsWith("</")) {
        open.poll();
      } else if (!open.isEmpty() && !stripped.startsWith("#")) {
        add(lines.get(line), line, open.element());
      }
    }
    return SectionSettings.under(
        "match",
        SectionSettings.list(outputs.stream().map(SectionSettings::tree).toList(), text),
        text);
  }

  private static void add(String text, int line, SectionSettings element) {
    Matcher parameter = PARAMETER.matcher(text);
    if (parameter.matches()) {
      element.add(parameter.group(1), parameter.group(2), line, parameter.start(2));
    }
  }
}
