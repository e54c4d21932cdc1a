package dev.plg.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Copies of a chart whose templates show Helm all that they print.
final class ChartCopy {

  private static final Pattern LOOKUP = Pattern.compile("\\blookup(?=\\s+\")");
  private static final Pattern HOOK = Pattern.compile("helm\\.sh/hook\\b(?!-)");
  private static final Pattern HAS =
      Pattern.compile("[$.\\w]*\\.Capabilities\\.APIVersions\\.Has(?!\\s+\"[^\"]*openshift)");

  /// Files that no template prints.
  private static final String UNSEEN =
      "README.*|CHANGELOG.*|(docs|ci|tests?|unittests)/.*|(.*/)?values\\.schema\\.json";

  private ChartCopy() {}

  /// A copy that finds nothing in a cluster, as `helm template` has it, and that renders its hooks
  /// and its notes with the rest.
  static RenderedChart shown(Path chart, Path copy) throws IOException {
    copy(
        chart,
        copy,
        text ->
            HOOK.matcher(LOOKUP.matcher(text).replaceAll("pick (dict)"))
                .replaceAll("helm.sh/was-hook"));
    Path notes = copy.resolve("templates/NOTES.txt");
    if (Files.exists(notes) && !Files.readString(notes).contains("define ")) {
      Files.writeString(
          copy.resolve("templates/_shown-notes.tpl"),
          "{{- define \"shown.notes\" }}" + Files.readString(notes) + "{{ end }}\n");
      Files.writeString(
          copy.resolve("templates/shown-notes.yaml"),
          """
          apiVersion: v1
          kind: Notes
          metadata: {name: notes}
          notes: {{ include "shown.notes" . | toJson }}
          """);
    }
    return new RenderedChart(copy);
  }

  /// A copy for a cluster that serves every API that the templates ask for but those of OpenShift:
  /// without one Helm knows those of Kubernetes itself.
  static RenderedChart withEveryApi(RenderedChart chart, Path copy) throws IOException {
    copy(chart.folder(), copy, text -> HAS.matcher(text).replaceAll("hasPrefix \"\""));
    return new RenderedChart(copy);
  }

  private static void copy(Path chart, Path copy, UnaryOperator<String> edit) throws IOException {
    try (Stream<Path> files = Files.walk(chart)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = chart.relativize(file).toString();
        Path target = copy.resolve(name);
        if (name.matches("(.*/)?templates/.*")) {
          Files.createDirectories(target.getParent());
          Files.writeString(target, edit.apply(Files.readString(file)));
        } else if (!name.matches(UNSEEN)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
