package dev.plg.source.files;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.picture.Unrendered;
import dev.plg.source.files.Repository.Content;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the files that sources name. What was read is kept as long as it is not too much, and each
/// fault of a file is said once.
public final class Documents {

  /// How many characters of text are kept, with the trees that were made of them.
  private static final long MOST_KEPT = 16L * 1024 * 1024;

  private final Repository repository;
  private final Map<Path, Content> contents = new HashMap<>();
  private final Map<Path, List<Node>> documents = new HashMap<>();
  private final Set<Path> read = new LinkedHashSet<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Runnable heard;
  private long kept;

  public Documents(Repository repository) {
    this(repository, () -> {});
  }

  /// @param heard hears of each file that was read
  public Documents(Repository repository, Runnable heard) {
    this.heard = heard;
    this.repository = new Archives(repository, this::say);
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

  /// The files whose content some source used.
  public Set<Path> read() {
    return Collections.unmodifiableSet(read);
  }

  /// A path from the root of the repository: where it leads to something, else from the root
  /// itself.
  public Path fromRoot(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return Stream.concat(Stream.of(repository.root()), repository.bases().stream())
        .map(base -> base.resolve(relative).normalize())
        .filter(it -> repository.isFolder(it) || isFile(it))
        .findFirst()
        .orElseGet(() -> repository.root().resolve(relative).normalize());
  }

  /// The folders of the charts in a chart archive; none, and a finding, where Helm refuses it.
  public List<Path> charts(Path archive) {
    add(archive.normalize());
    return repository.list(archive.normalize()).stream()
        .filter(it -> isFile(it.resolve("Chart.yaml")))
        .toList();
  }

  private void add(Path path) {
    if (read.add(path)) {
      heard.run();
    }
  }

  public boolean isFile(Path path) {
    return !(content(path.normalize()) instanceof Content.Missing);
  }

  /// The documents of a file; none, and a finding, where it cannot be read.
  ///
  /// @param from where the file is named
  public List<Node> in(Path file, Location from) {
    return text(file, from).map(_ -> in(file)).orElse(List.of());
  }

  /// The documents of a file; none where it cannot be read.
  public List<Node> in(Path file) {
    Path path = file.normalize();
    List<Node> known = documents.get(path);
    if (known != null) {
      return known;
    }
    List<Node> roots =
        content(path) instanceof Content.Text(String text) ? parse(path, text) : List.of();
    add(path);
    documents.put(path, roots);
    return roots;
  }

  private List<Node> parse(Path path, String text) {
    Parsed parsed = YamlReader.readAsHelm(path.toString(), text);
    Optional<Finding> template =
        Unrendered.in(text.lines().toList(), parsed.findings(), path.toString(), 0);
    findings.addAll(template.map(List::of).orElse(parsed.findings()));
    return template.isPresent() ? List.of() : roots(parsed);
  }

  private static List<Node> roots(Parsed parsed) {
    return parsed.documents().stream().map(Document::root).filter(it -> !it.isNull()).toList();
  }

  /// A whole file as one text, whose places are those in the file; empty, and a finding, where it
  /// cannot be read.
  public Optional<Scalar> text(Path file, Location from) {
    Path path = file.normalize();
    Optional<Scalar> text = text(path);
    if (text.isEmpty()) {
      boolean isLocal = content(path) instanceof Content.Missing && repository.isIgnored(path);
      findings.add(isLocal ? local(path, from) : unread(path, content(path), from));
    }
    return text;
  }

  /// A whole file as one text; empty where it cannot be read.
  public Optional<Scalar> text(Path file) {
    Path path = file.normalize();
    var begin = new Location(path.toString(), 1, 1);
    if (!(content(path) instanceof Content.Text(String text))) {
      return Optional.empty();
    }
    add(path);
    return Optional.of(new Scalar(Scalar.Kind.STRING, text, begin, begin));
  }

  /// The mapping that a values file holds. Helm reads the first document; an empty file holds no
  /// values.
  public Mapping values(Path file, Location from) {
    return values(in(file, from));
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
    return values(roots(parsed));
  }

  private Content content(Path path) {
    Content known = contents.get(path);
    if (known != null) {
      return known;
    }
    Content content = repository.read(path);
    kept += content instanceof Content.Text(String text) ? text.length() : 0;
    if (kept > MOST_KEPT) {
      contents.clear();
      documents.clear();
      kept = 0;
    }
    contents.put(path, content);
    return content;
  }

  /// A file that Git ignores is missing from every fresh clone, and made on the machine of its
  /// user.
  private static Finding local(Path path, Location from) {
    return new Finding(
        "source/missing-file",
        Severity.NOTE,
        from.isKnown() ? from : Location.of(path.toString()),
        "there is no file '%s', which Git ignores".formatted(path),
        "its content was not checked",
        "lint a folder that has it");
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
              "its content was not checked",
              "make it readable, or leave it out");
      case Content.LeadsOut(String target) ->
          new Finding(
              "source/link-out",
              Severity.WARNING,
              Location.of(path.toString()),
              "this link points outside the folder, to '%s'".formatted(target),
              "its target was not read, and differs from machine to machine",
              "put the file into the repository, or name its folder too");
      case Content.Text _ -> throw new IllegalStateException("readable: " + path);
    };
  }
}
