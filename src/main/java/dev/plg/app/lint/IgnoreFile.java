package dev.plg.app.lint;

import dev.plg.app.disk.WriteFailure;
import dev.plg.app.report.Printable;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/// `.plg.yaml` in the working directory: what a project ignores in all its manifests.
///
/// ```yaml
/// ignore:
///   - rule: kubernetes/host-port
///     reason: the two run on nodes of their own
///     files: ["dev/**"]      # all where it is left out
/// ```
public final class IgnoreFile {

  public static final Path NAME = Path.of(".plg.yaml");

  private static final Set<String> KEYS = Set.of("rule", "reason", "files");

  private IgnoreFile() {}

  /// Adds what the file says, if there is one; the result is what is wrong with it.
  public static List<Finding> addTo(Ignored ignored, Path file, List<String> inputs) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try {
      return addTo(ignored, YamlReader.read(file.toString(), Files.readAllBytes(file)), inputs);
    } catch (IOException e) {
      return List.of(unreadable(file, e));
    }
  }

  private static Finding unreadable(Path file, IOException failure) {
    return Finding.error(
        "input/unreadable",
        Location.of(file.toString()),
        "this cannot be read: " + WriteFailure.reason(failure),
        "nothing would be ignored by it",
        "make it readable, or remove it");
  }

  private static List<Finding> addTo(Ignored ignored, Parsed parsed, List<String> inputs) {
    var findings = new ArrayList<Finding>(parsed.findings());
    for (Document document : parsed.documents()) {
      if (document.root() instanceof Mapping mapping) {
        checkKeys(mapping, Set.of("ignore"), findings);
        mapping.find("ignore").ifPresent(list -> addAll(list, ignored, inputs, findings));
      } else {
        findings.add(malformed(document.root(), "this is no mapping"));
      }
    }
    return findings;
  }

  private static void addAll(
      Node list, Ignored ignored, List<String> inputs, List<Finding> findings) {
    if (!(list instanceof Sequence sequence)) {
      findings.add(malformed(list, "`ignore` is no list"));
      return;
    }
    for (Node item : sequence.items()) {
      if (item instanceof Mapping entry && entry.text("rule").isPresent()) {
        checkKeys(entry, KEYS, findings);
        add(entry, ignored, inputs, findings);
      } else {
        findings.add(malformed(item, "this entry names no `rule`"));
      }
    }
  }

  private static Finding malformed(Node node, String message) {
    return Finding.error(
        "lint/ignore-file",
        node.place(),
        message,
        "nothing would be ignored by it",
        "write a list: `ignore: [{rule: …, reason: …, files: [\"dev/**\"]}]`");
  }

  private static void checkKeys(Mapping mapping, Set<String> known, List<Finding> findings) {
    for (Mapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        findings.add(
            Finding.error(
                "lint/ignore-file",
                entry.keyPlace(),
                "unknown key `%s`".formatted(Printable.of(entry.key())),
                "nothing would be ignored by it",
                "the keys are ignore, and below it rule, reason and files"));
      }
    }
  }

  private static void add(
      Mapping entry, Ignored ignored, List<String> inputs, List<Finding> findings) {
    Node list = entry.find("files").orElse(Sequence.EMPTY);
    if (!(list instanceof Sequence sequence)) {
      findings.add(malformed(list, "`files` is no list"));
      return;
    }
    List<Node> files = sequence.items();
    var globs = new ArrayList<PathMatcher>();
    for (Node file : files) {
      Optional<PathMatcher> matcher = matcher(file);
      matcher.ifPresent(globs::add);
      if (matcher.isEmpty()) {
        findings.add(malformed(file, "this is no pattern of file names"));
      }
    }
    Predicate<String> file =
        name -> files.isEmpty() || globs.stream().anyMatch(it -> it.matches(path(name)));
    ignored.add(
        entry.text("rule").orElse(""),
        entry.text("reason").orElse(""),
        place(entry),
        finding -> file.test(finding.place().file()),
        inputs.stream().anyMatch(file));
  }

  private static Location place(Mapping entry) {
    return entry.placeOf("rule");
  }

  /// As a pattern means it, however the user named the folder: `./dev/loki.yaml` is
  /// `dev/loki.yaml`.
  private static Path path(String name) {
    return Path.of(name).normalize();
  }

  private static Optional<PathMatcher> matcher(Node glob) {
    if (!(glob instanceof Scalar scalar) || scalar.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(FileSystems.getDefault().getPathMatcher("glob:" + scalar.text()));
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }
}
