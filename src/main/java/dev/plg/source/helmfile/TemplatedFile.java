package dev.plg.source.helmfile;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.source.files.Documents;
import dev.plg.source.template.GoTemplate;
import dev.plg.source.template.GoTemplate.Rendered;
import dev.plg.source.template.GoTemplate.Result;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Placed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads files that may be templates. Every value keeps its place in the template.
final class TemplatedFile {

  private final Documents documents;

  TemplatedFile(Documents documents) {
    this.documents = documents;
  }

  /// The documents of a part of a file; empty where code that only runs decides over them.
  ///
  /// @param firstLine how many lines of the file come before the part
  Optional<List<Node>> part(Path file, String text, int firstLine, Mapping context) {
    if (!text.contains("{{")) {
      return Optional.of(parse(file, text, firstLine));
    }
    return switch (GoTemplate.render(text, context, name -> text(file, name))) {
      case Result.Text(Rendered rendered) -> Optional.of(parse(file, rendered, firstLine));
      case Result.Dynamic(int line, String code) -> {
        documents.say(runs(new Location(file.toString(), firstLine + line, 1), code));
        yield Optional.empty();
      }
      case Result.Broken _ -> asItIs(file, text, firstLine);
    };
  }

  /// Helmfile 1 renders `.gotmpl` alone: of another file the texts of releases are templates, which
  /// may hold quotes that YAML escapes.
  private Optional<List<Node>> asItIs(Path file, String text, int firstLine) {
    Parsed parsed = YamlReader.readAsHelm(file.toString(), "\n".repeat(firstLine) + text);
    if (file.toString().endsWith(".gotmpl") || !parsed.findings().isEmpty()) {
      documents.say(broken(new Location(file.toString(), firstLine + 1, 1)));
      return Optional.empty();
    }
    return Optional.of(roots(parsed));
  }

  /// The first mapping of a values file, which is a template where its name ends in `.gotmpl`.
  Mapping values(Path file, Mapping context, Location from) {
    if (!file.toString().endsWith(".gotmpl")) {
      return documents.values(file, from);
    }
    return documents
        .text(file, from)
        .flatMap(text -> part(file.normalize(), text.text(), 0, context))
        .flatMap(TemplatedFile::mapping)
        .orElse(Mapping.EMPTY);
  }

  static Optional<Mapping> mapping(List<Node> roots) {
    return roots.stream().filter(Mapping.class::isInstance).map(Mapping.class::cast).findFirst();
  }

  private Optional<String> text(Path file, String name) {
    try {
      return documents.text(file.resolveSibling(name)).map(Scalar::text);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private List<Node> parse(Path file, String text, int firstLine) {
    Parsed parsed = YamlReader.readAsHelm(file.toString(), "\n".repeat(firstLine) + text);
    parsed.findings().forEach(documents::say);
    return roots(parsed);
  }

  private List<Node> parse(Path file, Rendered rendered, int firstLine) {
    Parsed parsed = YamlReader.readAsHelm(file.toString(), rendered.text());
    for (Finding fault : parsed.findings()) {
      documents.say(
          new Finding(
              fault.rule(),
              fault.severity(),
              origin(rendered, fault.place(), firstLine),
              fault.message(),
              fault.why(),
              fault.fix()));
    }
    return roots(parsed).stream()
        .map(root -> Placed.moved(root, place -> origin(rendered, place, firstLine)))
        .toList();
  }

  private static Location origin(Rendered rendered, Location place, int firstLine) {
    Location origin = rendered.origin(place);
    return origin.line() == 0
        ? origin
        : new Location(origin.file(), origin.line() + firstLine, origin.column());
  }

  private static List<Node> roots(Parsed parsed) {
    return parsed.documents().stream().map(Document::root).filter(it -> !it.isNull()).toList();
  }

  private static Finding runs(Location place, String code) {
    return new Finding(
        "source/code",
        Severity.NOTE,
        place,
        "`{{ %s }}` has a value only when helmfile runs".formatted(code),
        "what depends on it was not checked",
        "lint the rendered manifests: helmfile template | plg lint -");
  }

  private static Finding broken(Location place) {
    return Finding.error(
        "source/template",
        place,
        "a `{{` or a block of this template does not close",
        "helmfile stops here, and nothing is installed",
        "close it with `}}`, or the block with `{{ end }}`");
  }
}
