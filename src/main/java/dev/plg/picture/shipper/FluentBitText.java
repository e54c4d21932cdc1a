package dev.plg.picture.shipper;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The classic format of Fluent Bit: sections in brackets, below each a key and a value a line.
// docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/format-schema
final class FluentBitText {

  private static final Pattern SETTING = Pattern.compile("\\s+(\\S+)\\s+(\\S.*?)\\s*");

  private FluentBitText() {}

  /// The outputs as `pipeline.outputs`, the keys in lower case as in YAML.
  static Mapping read(Scalar text) {
    var outputs = new ArrayList<SectionSettings>();
    boolean isOutput = false;
    List<String> lines = text.text().lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      String stripped = lines.get(line).strip();
      if (stripped.startsWith("[") && stripped.endsWith("]")) {
        isOutput = stripped.equalsIgnoreCase("[OUTPUT]");
        if (isOutput) {
          outputs.add(new SectionSettings(text, line));
        }
      } else if (isOutput && !stripped.startsWith("#")) {
        add(lines.get(line), line, outputs.getLast());
      }
    }
    return SectionSettings.under(
        "pipeline",
        SectionSettings.under(
            "outputs",
            SectionSettings.list(outputs.stream().map(SectionSettings::tree).toList(), text),
            text),
        text);
  }

  private static void add(String text, int line, SectionSettings output) {
    Matcher setting = SETTING.matcher(text);
    if (setting.matches()) {
      String key = setting.group(1).toLowerCase(Locale.ROOT);
      output.add(key, setting.group(2), line, setting.start(2));
    }
  }
}
