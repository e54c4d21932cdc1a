package dev.plg.component.logs;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The stages of a collector, as its own code runs them.
///
/// @param stages each by its name, with its settings
/// @param unwrap what the stages `cri` and `docker` do to one line
record Pipeline(List<Stage> stages, Map<String, UnaryOperator<LogEntry>> unwrap) {

  record Stage(String name, Map<String, String> settings) {}

  // loki v3.5.1 clients/pkg/logentry/stages/extensions.go:134
  private static final Pattern CRI =
      Pattern.compile("^(\\S+?) (stdout|stderr) (\\S+?) (.*)$", Pattern.DOTALL);

  static Pipeline ofPromtail(List<Stage> stages) {
    return new Pipeline(
        stages, Map.of("cri", Pipeline::criOfPromtail, "docker", Pipeline::dockerOfPromtail));
  }

  static Pipeline ofAlloy(List<Stage> stages) {
    return new Pipeline(
        stages, Map.of("cri", Pipeline::criOfAlloy, "docker", Pipeline::dockerOfAlloy));
  }

  List<LogEntry> run(List<LogEntry> entries) {
    List<LogEntry> left = entries;
    for (Stage stage : stages) {
      left = run(stage, left);
    }
    return left;
  }

  private List<LogEntry> run(Stage stage, List<LogEntry> entries) {
    return switch (stage.name()) {
      case "cri" -> joined(entries.stream().map(unwrap.get("cri")).toList());
      case "docker" -> entries.stream().map(unwrap.get("docker")).toList();
      case "regex" -> entries.stream().map(it -> matched(stage, it)).toList();
      case "labels" -> entries.stream().map(it -> labelled(stage, it)).toList();
      case "match" -> entries.stream().filter(it -> !isDropped(stage, it)).toList();
      default -> throw new IllegalStateException(stage.toString());
    };
  }

  private static LogEntry criOfPromtail(LogEntry entry) {
    Matcher parts = CRI.matcher(entry.line());
    return parts.matches()
        ? entry
            .with("stream", parts.group(2))
            .at(parts.group(1))
            .line(parts.group(4))
            .extract("flags", parts.group(3))
        : entry;
  }

  // alloy internal/component/loki/process/stages/cri/parse.go:70@v1.18.1
  private static LogEntry criOfAlloy(LogEntry entry) {
    int end = entry.line().indexOf(' ');
    String rest = end < 0 ? "" : entry.line().substring(end);
    for (String stream : List.of("stdout", "stderr")) {
      if (rest.startsWith(" " + stream + " ")) {
        String tail = rest.substring(stream.length() + 2);
        boolean flagged = tail.startsWith("P") || tail.startsWith("F");
        String content = flagged ? tail.substring(1) : tail;
        return entry
            .with("stream", stream)
            .at(entry.line().substring(0, end))
            .line(content.startsWith(" ") ? content.substring(1) : content)
            .extract("flags", tail.startsWith("P") ? "P" : "F");
      }
    }
    return entry;
  }

  // loki v3.5.1 clients/pkg/logentry/stages/extensions.go:21
  private static LogEntry dockerOfPromtail(LogEntry entry) {
    return json(entry)
        .map(
            it ->
                entry
                    .with("stream", it.text("stream").orElse(""))
                    .at(it.text("time").orElse(""))
                    .line(it.text("log").orElse(entry.line())))
        .orElse(entry);
  }

  // alloy internal/component/loki/process/stages/docker.go:40@v1.18.1
  private static LogEntry dockerOfAlloy(LogEntry entry) {
    return json(entry)
        .filter(it -> !it.text("log").orElse("").isEmpty())
        .map(
            it ->
                entry
                    .line(it.text("log").orElseThrow())
                    .with("stream", it.text("stream").orElse(""))
                    .at(it.text("time").orElse("")))
        .orElse(entry);
  }

  private static Optional<Mapping> json(LogEntry entry) {
    return entry.line().startsWith("{")
        ? YamlReader.read("", entry.line()).documents().stream()
            .map(it -> (Mapping) it.root())
            .findFirst()
        : Optional.empty();
  }

  /// Parts are kept by stream until a whole line, or the hundredth stream with a part, comes.
  // both: loki extensions.go:78, alloy stages/cri.go:118
  private static List<LogEntry> joined(List<LogEntry> entries) {
    var parts = new LinkedHashMap<Map<String, String>, LogEntry>();
    var whole = new ArrayList<LogEntry>();
    for (LogEntry entry : entries) {
      if ("P".equals(entry.extracted().get("flags")) && parts.size() >= 100) {
        whole.addAll(parts.values());
        parts.clear();
        parts.put(entry.labels(), entry);
        continue;
      }
      LogEntry before = parts.remove(entry.labels());
      LogEntry all = before == null ? entry : entry.line(before.line() + entry.line());
      if ("P".equals(entry.extracted().get("flags"))) {
        parts.put(entry.labels(), all);
      } else {
        whole.add(all);
      }
    }
    return whole;
  }

  private static String setting(Stage stage, String name) {
    return Objects.requireNonNull(stage.settings().get(name));
  }

  private static LogEntry matched(Stage stage, LogEntry entry) {
    String expression = setting(stage, "expression").replace("(?P<", "(?<");
    Matcher matcher = Pattern.compile(expression).matcher(source(stage, entry));
    LogEntry with = entry;
    if (matcher.find()) {
      for (String name : matcher.namedGroups().keySet()) {
        with = with.extract(name, matcher.group(name));
      }
    }
    return with;
  }

  /// What a stage reads: a label is among what is extracted from the start.
  // loki clients/pkg/logentry/stages/pipeline.go:61; alloy stages/pipeline.go:115
  private static String source(Stage stage, LogEntry entry) {
    String name = stage.settings().get("source");
    return entry.extracted().getOrDefault(name, entry.labels().getOrDefault(name, ""));
  }

  private static LogEntry labelled(Stage stage, LogEntry entry) {
    LogEntry with = entry;
    for (var label : stage.settings().entrySet()) {
      String value = entry.extracted().get(label.getValue());
      with = value == null ? with : with.with(label.getKey(), value);
    }
    return with;
  }

  private static boolean isDropped(Stage stage, LogEntry entry) {
    String selector = setting(stage, "selector");
    Matcher matcher = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"").matcher(selector);
    boolean selected = setting(stage, "action").equals("drop");
    while (matcher.find()) {
      String value = entry.labels().getOrDefault(matcher.group(1), "");
      selected &=
          switch (matcher.group(2)) {
            case "=" -> value.equals(matcher.group(3));
            case "!=" -> !value.equals(matcher.group(3));
            case "=~" -> value.matches(matcher.group(3));
            default -> !value.matches(matcher.group(3));
          };
    }
    return selected;
  }
}
