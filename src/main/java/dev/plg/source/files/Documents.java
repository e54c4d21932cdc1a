package dev.plg.source.files;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.source.files.Repository.Content;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the files that sources name. Each file is read once, and each of its faults said once.
public final class Documents {

  private final Repository repository;
  private final Map<Path, Content> contents = new LinkedHashMap<>();
  private final Map<Path, List<Node>> documents = new LinkedHashMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();

  public Documents(Repository repository) {
    this.repository = repository;
  }

  public Repository repository() {
    return repository;
  }

  /// What is wrong with the files that were read, each thing once.
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  public void say(Finding finding) {
    findings.add(finding);
  }

  /// The files that were read, with their texts.
  public Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    contents.forEach(
        (path, content) -> {
          if (content instanceof Content.Text(String text)) {
            texts.put(path.toString(), text);
          }
        });
    return texts;
  }

  public boolean isFile(Path path) {
    return !(content(path) instanceof Content.Missing);
  }

  /// The documents of a file; none, and a finding, where it cannot be read.
  ///
  /// @param from where the file is named
  public List<Node> in(Path file, Location from) {
    return text(file, from).map(_ -> in(file)).orElse(List.of());
  }

  /// The documents of a file; none where it cannot be read, which only an unreadable file is worth
  /// a finding for.
  public List<Node> in(Path file) {
    Path path = file.normalize();
    List<Node> known = documents.get(path);
    if (known == null) {
      known = content(path) instanceof Content.Text(String text) ? parse(path, text) : List.of();
      documents.put(path, known);
    }
    return known;
  }

  private List<Node> parse(Path path, String text) {
    Parsed parsed = YamlReader.read(path.toString(), text);
    findings.addAll(parsed.findings());
    return parsed.documents().stream().map(Document::root).filter(it -> !it.isNull()).toList();
  }

  /// A whole file as one text, whose places are those in the file; empty, and a finding, where it
  /// cannot be read.
  public Optional<Scalar> text(Path file, Location from) {
    Path path = file.normalize();
    Optional<Scalar> text = text(path);
    if (text.isEmpty()) {
      findings.add(unread(path, content(path), from));
    }
    return text;
  }

  /// A whole file as one text; empty where it cannot be read.
  public Optional<Scalar> text(Path file) {
    Path path = file.normalize();
    var begin = new Location(path.toString(), 1, 1);
    return content(path) instanceof Content.Text(String text)
        ? Optional.of(new Scalar(Scalar.Kind.STRING, text, begin, begin))
        : Optional.empty();
  }

  /// The mapping that a values file holds. Helm reads the first document; an empty file holds no
  /// values.
  public Mapping values(Path file, Location from) {
    List<Node> roots = in(file, from);
    return values(roots);
  }

  private Mapping values(List<Node> roots) {
    if (roots.size() > 1) {
      findings.add(ValuesFaults.secondDocument(roots.get(1).place()));
    }
    if (roots.isEmpty()) {
      return Mapping.EMPTY;
    }
    if (roots.getFirst() instanceof Mapping mapping) {
      return mapping;
    }
    findings.add(ValuesFaults.notValues(roots.getFirst().place()));
    return Mapping.EMPTY;
  }

  /// The mapping that a text inside an object holds as values.
  public Mapping valuesInside(Scalar text) {
    Parsed parsed = YamlReader.readInside(text);
    findings.addAll(parsed.findings());
    return values(
        parsed.documents().stream().map(Document::root).filter(it -> !it.isNull()).toList());
  }

  private Content content(Path path) {
    return contents.computeIfAbsent(path.normalize(), repository::read);
  }

  private static Finding unread(Path path, Content content, Location from) {
    Location place = from.isKnown() ? from : Location.of(path.toString());
    return switch (content) {
      case Content.Missing _ ->
          Finding.error(
              "source/missing-file",
              place,
              "there is no file '%s'".formatted(path),
              "the tool that reads it stops here, and nothing is installed",
              "correct the path, or add the file");
      case Content.Unreadable(String reason) ->
          Finding.error(
              "input/unreadable",
              Location.of(path.toString()),
              "this cannot be read: " + reason,
              "what it holds was not judged",
              "make it readable, or leave it out");
      case Content.LeadsOut(String target) ->
          Finding.error(
              "source/link-out",
              Location.of(path.toString()),
              "this link leads out of the folder, to '%s'".formatted(target),
              "what is behind it was not read, and differs from machine to machine",
              "put the file into the repository, or name its folder as well");
      case Content.Text _ -> throw new IllegalStateException("readable: " + path);
    };
  }

  /// A copy of the paths that were read.
  public List<Path> read() {
    return new ArrayList<>(contents.keySet());
  }
}
