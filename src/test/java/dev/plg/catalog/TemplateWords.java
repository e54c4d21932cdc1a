package dev.plg.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words that a chart's templates write on the lines where they name a value: `redis` and
/// `memcached` of `eq .Values.cache.backend "redis"`.
record TemplateWords(Map<String, Set<String>> byKey) {

  private static final Pattern KEY = Pattern.compile("\\.([A-Za-z]\\w*)|\"([A-Za-z]\\w*)\"");
  private static final Pattern WORD = Pattern.compile("\"([A-Za-z][\\w./-]*)\"");

  static TemplateWords of(Path chart) throws IOException {
    var byKey = new LinkedHashMap<String, Set<String>>();
    try (Stream<Path> files = Files.walk(chart.resolve("templates"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Files.readString(file).lines().forEach(line -> add(line, byKey));
      }
    }
    return new TemplateWords(byKey);
  }

  private static void add(String line, Map<String, Set<String>> byKey) {
    if (!line.matches(".*\\b(eq|ne|has|contains|hasPrefix|list|kindIs|include)\\b.*")) {
      return;
    }
    Set<String> words = new TreeSet<>();
    for (Matcher word = WORD.matcher(line); word.find(); ) {
      words.add(word.group(1));
    }
    for (Matcher key = KEY.matcher(line); key.find(); ) {
      if (key.group(1) != null) {
        byKey.computeIfAbsent(key.group(1), _ -> new TreeSet<>()).addAll(words);
      }
    }
  }

  List<String> of(String key) {
    return byKey.getOrDefault(key, Set.of()).stream().limit(12).toList();
  }
}
