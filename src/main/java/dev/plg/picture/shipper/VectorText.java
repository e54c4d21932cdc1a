package dev.plg.picture.shipper;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sinks of a Vector configuration in TOML: tables `[sinks.NAME]` with keys on lines of their
/// own.
// vector.dev/docs/reference/configuration
final class VectorText {

  private static final Pattern TABLE = Pattern.compile("\\[\\s*(.+?)\\s*\\](?:\\s*#.*)?");
  private static final Pattern SINK = Pattern.compile("sinks\\.\"?([^.\"]+)\"?");
  private static final Pattern SETTING =
      Pattern.compile("\\s*([A-Za-z0-9_.-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s#]+).*");

  private VectorText() {}

  /// The sinks by name; tables below a sink are left out.
  static Mapping read(Scalar text) {
    Map<String, SectionSettings> sinks = new LinkedHashMap<>();
    String sink = "";
    List<String> lines = text.text().lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      Matcher table = TABLE.matcher(lines.get(line).strip());
      if (table.matches()) {
        Matcher name = SINK.matcher(table.group(1));
        sink = name.matches() ? name.group(1) : "";
        if (!sink.isEmpty()) {
          sinks.put(sink, new SectionSettings(text, line));
        }
      } else if (!sink.isEmpty()) {
        add(lines.get(line), line, sinks.getOrDefault(sink, new SectionSettings(text, line)));
      }
    }
    Mapping.Builder all = Mapping.builder().at(text.place());
    sinks.forEach(
        (name, settings) -> {
          Mapping tree = settings.tree();
          all.add(new Mapping.Entry(name, tree.place(), tree, ""));
        });
    return SectionSettings.under("sinks", all.build(), text);
  }

  private static void add(String text, int line, SectionSettings sink) {
    Matcher setting = SETTING.matcher(text);
    if (setting.matches()) {
      sink.add(setting.group(1), setting.group(2), line, setting.start(2));
    }
  }
}
