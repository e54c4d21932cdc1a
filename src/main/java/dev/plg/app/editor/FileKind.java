package dev.plg.app.editor;

import dev.plg.catalog.KnownCharts;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a file is, by its text: what it says that it is, or else a comment in its first lines, as
/// `# plg: chart=loki version=6.55.0` or `# plg: program=loki version=3.7`.
public sealed interface FileKind {

  /// A stack file.
  record Stack() implements FileKind {}

  /// Values of a chart.
  ///
  /// @param version empty for the newest
  record Values(String chart, String version) implements FileKind {}

  /// The configuration of a program.
  ///
  /// @param version empty where none is named
  record Config(Program program, Optional<Version> version) implements FileKind {}

  /// Kubernetes objects, or another file.
  record Objects() implements FileKind {}

  Pattern MODELINE =
      Pattern.compile(
          "(?m)^#\\s*plg:\\s*(chart|program)=([a-z0-9-]+)(?:\\s+version=([\\w.+-]+))?\\s*$");

  Pattern STACK = Pattern.compile("(?m)^apiVersion:\\s*[\"']?plg/v1\\b");

  /// How many lines a modeline may be in.
  int FIRST_LINES = 5;

  /// What a text is.
  static FileKind of(String text) {
    if (STACK.matcher(text).find()) {
      return new Stack();
    }
    String head = String.join("\n", text.lines().limit(FIRST_LINES).toList());
    Matcher modeline = MODELINE.matcher(head);
    return modeline.find() ? of(modeline) : new Objects();
  }

  private static FileKind of(Matcher modeline) {
    String name = modeline.group(2);
    String version = Optional.ofNullable(modeline.group(3)).orElse("");
    if (modeline.group(1).equals("chart")) {
      return KnownCharts.of(name).isEmpty() ? new Objects() : new Values(name, version);
    }
    return Program.of(name)
        .<FileKind>map(program -> new Config(program, Version.parse(version)))
        .orElseGet(Objects::new);
  }
}
