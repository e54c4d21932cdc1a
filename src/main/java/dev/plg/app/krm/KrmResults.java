package dev.plg.app.krm;

import dev.plg.app.report.Report;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.finding.Severity;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings as the `results` of a function: each names the field that it is about, since lines are
/// those of a text that only the orchestrator has seen.
// kustomize v5.5.0 cmd/config/docs/api-conventions/functions-spec.md, definition Result
final class KrmResults {

  private final ResourceList input;

  private KrmResults(ResourceList input) {
    this.input = input;
  }

  static List<Mapping> of(Report report, ResourceList input) {
    var results = new KrmResults(input);
    return report.findings().stream().map(results::result).toList();
  }

  private Mapping result(Finding finding) {
    Mapping.Builder result =
        Mapping.builder()
            .put("message", message(finding))
            .put("severity", severity(finding.severity()));
    Location place = finding.place();
    if (place.file().equals(ResourceList.FILE)) {
      pointer(finding, input.root(), Pointer.ROOT).ifPresent(at -> addField(result, at));
    } else if (isFile(place)) {
      result.put("file", Mapping.of("path", place.file()));
    }
    return result.put("tags", tags(finding)).build();
  }

  private static String message(Finding finding) {
    return Stream.of(finding.message(), finding.why(), finding.fix())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String severity(Severity severity) {
    return severity == Severity.NOTE ? "info" : severity.word();
  }

  /// Tags are texts; a line makes sense where the file is one that the user has.
  private static Mapping tags(Finding finding) {
    Location place = finding.place();
    return Mapping.builder()
        .put("rule", finding.rule())
        .putIf(isFile(place) && place.line() > 0, "line", Integer.toString(place.line()))
        .build();
  }

  private static boolean isFile(Location place) {
    return place.isKnown()
        && !place.file().equals(ResourceList.FILE)
        && !place.file().startsWith("--")
        && !place.file().startsWith("profile:");
  }

  private void addField(Mapping.Builder result, Pointer at) {
    List<String> steps = at.steps();
    boolean inItem = steps.size() > 1 && steps.getFirst().equals(ResourceList.ITEMS);
    int depth = inItem ? 2 : 1;
    if (!inItem && !at.steps().getFirst().equals(ResourceList.FUNCTION_CONFIG)) {
      return;
    }
    Node object = input.root().find(new Pointer(steps.subList(0, depth))).orElse(Mapping.EMPTY);
    if (object instanceof Mapping mapping) {
      addObject(result, mapping);
    }
    List<String> field = steps.subList(depth, steps.size());
    if (!field.isEmpty()) {
      result.put("field", Mapping.of("path", String.join(".", field)));
    }
  }

  private static void addObject(Mapping.Builder result, Mapping object) {
    Mapping metadata = object.mapping("metadata");
    if (metadata.text("name").isPresent()) {
      result.put(
          "resourceRef",
          Mapping.builder()
              .put("apiVersion", object.text("apiVersion").orElse(""))
              .put("kind", object.text("kind").orElse(""))
              .put("name", metadata.text("name").orElse(""))
              .putIf(
                  metadata.text("namespace").isPresent(), "namespace", metadata.text("namespace"))
              .build());
    }
    KrmItems.annotation(object, "path")
        .ifPresent(path -> result.put("file", Mapping.of("path", path)));
  }

  /// The way to the outermost value that was written at the place of a finding. A mapping begins
  /// where its first key does, and only a finding on a key means that key.
  private static Optional<Pointer> pointer(Finding finding, Node node, Pointer at) {
    boolean onKey =
        finding.rule().equals("stack/unknown-key") || finding.rule().equals("stack/key");
    if (!onKey && !at.isRoot() && node.place().equals(finding.place())) {
      return Optional.of(at);
    }
    return switch (node) {
      case Mapping mapping -> inMapping(finding, mapping, at);
      case Sequence list -> inList(finding, list, at);
      case Scalar _ -> Optional.empty();
    };
  }

  private static Optional<Pointer> inMapping(Finding finding, Mapping mapping, Pointer at) {
    return mapping.entries().stream()
        .map(
            entry ->
                entry.keyPlace().equals(finding.place())
                    ? Optional.of(at.to(entry.key()))
                    : pointer(finding, entry.value(), at.to(entry.key())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Pointer> inList(Finding finding, Sequence list, Pointer at) {
    Optional<Pointer> found = Optional.empty();
    for (int i = 0; i < list.items().size() && found.isEmpty(); i++) {
      found = pointer(finding, list.items().get(i), at.to(i));
    }
    return found;
  }
}
