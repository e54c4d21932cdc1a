package dev.plg.app.disk;

import dev.plg.catalog.ChartProgram;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Pointer;
import dev.plg.view.RecordedInstallation;
import dev.plg.view.RecordedInstallation.Release;
import dev.plg.view.StoreVersions;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a text of one file is installed. It has no record, but objects speak for themselves, and
/// values open with a comment that names the command.
final class StreamInstallation {

  /// The command that the values of a chart open with.
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^# helm upgrade --install (?<release>\\S+) (?:\\S*/)?(?<chart>[^/\\s]+)"
              + "(?: --repo \\S+)? --version (?<version>\\S+) --namespace (?<namespace>\\S+)");

  /// A file holds the values of one chart, whichever it is.
  private static final String VALUES = "values";

  private StreamInstallation() {}

  /// What is known beside the documents of a text; empty where it is not plg's.
  static List<Mapping> of(String text, List<Node> documents) {
    Matcher command = COMMAND.matcher(text);
    if (command.find()) {
      return ofValues(command, documents);
    }
    return documents.stream()
        .flatMap(it -> format(it).stream())
        .findFirst()
        .map(
            format ->
                new RecordedInstallation(Optional.of(format), Optional.empty(), List.of()).kept())
        .map(List::of)
        .orElse(List.of());
  }

  private static Optional<String> format(Node document) {
    if (isObject(document)) {
      return Optional.of("manifests");
    }
    return document instanceof Mapping values && values.keys().contains("additionalDataSources")
        ? Optional.of("kube-prometheus-stack")
        : Optional.empty();
  }

  private static boolean isObject(Node document) {
    return document instanceof Mapping object
        && object.text("apiVersion").isPresent()
        && object.text("kind").isPresent();
  }

  private static List<Mapping> ofValues(Matcher command, List<Node> documents) {
    String chart = command.group("chart");
    String version = command.group("version");
    var release = new Release(command.group("release"), chart, version, List.of(VALUES));
    var found = new ArrayList<Mapping>();
    found.add(
        new RecordedInstallation(
                Optional.of("helm"), Optional.of(command.group("namespace")), List.of(release))
            .kept());
    ChartProgram.of(chart, version).flatMap(it -> store(it, documents)).ifPresent(found::add);
    return found;
  }

  /// The version of a store: by the tag that the values have, or else by the chart.
  private static Optional<Mapping> store(ChartProgram chart, List<Node> documents) {
    Pointer tag = Pointer.of(chart.tag().split("\\.", -1));
    Version version =
        documents.stream()
            .filter(Mapping.class::isInstance)
            .flatMap(it -> ((Mapping) it).find(tag).stream())
            .flatMap(it -> Version.parse(String.valueOf(it.plain())).stream())
            .findFirst()
            .orElse(chart.version());
    return Program.of(chart.program())
        .filter(StoreVersions::isStore)
        .map(program -> new StoreVersions(new TreeMap<>(Map.of(program, version))).kept());
  }
}
