package dev.plg.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The values that a chart's templates ask for in conditions, with the words that they compare them
/// to, by the text of each template.
record TemplateGuards(Map<String, Map<String, Set<String>>> byTemplate) {

  private static final Pattern CONDITION = Pattern.compile("\\{\\{-?\\s*(?:else )?(?:if|with) .*");
  private static final Pattern VALUE =
      Pattern.compile("\\.Values\\.(\\w[\\w.]*)(?:\\)*\\s+\"([\\w./-]+)\")?");

  static TemplateGuards of(Path chart) throws IOException {
    var byTemplate = new TreeMap<String, Map<String, Set<String>>>();
    try (Stream<Path> files = Files.walk(chart.resolve("templates"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String text = Files.readString(file);
        byTemplate.put(text, guards(text));
      }
    }
    return new TemplateGuards(byTemplate);
  }

  private static Map<String, Set<String>> guards(String text) {
    var guards = new TreeMap<String, Set<String>>();
    for (Matcher condition = CONDITION.matcher(text); condition.find(); ) {
      for (Matcher value = VALUE.matcher(condition.group()); value.find(); ) {
        Set<String> words = guards.computeIfAbsent(value.group(1), _ -> new TreeSet<>());
        if (value.group(2) != null) {
          words.add(value.group(2));
        }
      }
    }
    return guards;
  }

  /// The conditions of the templates that name the end of a way.
  Map<String, Set<String>> around(ProbeValue probe) {
    Pattern end = Pattern.compile("\\b" + Pattern.quote(probe.path().getLast()) + "\\b");
    var around = new TreeMap<String, Set<String>>();
    byTemplate.forEach(
        (text, guards) -> {
          if (end.matcher(text).find()) {
            guards.forEach(
                (path, words) -> around.computeIfAbsent(path, _ -> new TreeSet<>()).addAll(words));
          }
        });
    around.remove(probe.name());
    return around;
  }
}
