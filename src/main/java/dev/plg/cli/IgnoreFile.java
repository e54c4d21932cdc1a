package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.Sequence;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
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
///   - rule: kubernetes/node-port
///     reason: the cluster is reachable by VPN alone
///     files: ["dev/**"]      # all where it is left out
/// ```
final class IgnoreFile {

  static final Path NAME = Path.of(".plg.yaml");

  private static final Set<String> KEYS = Set.of("rule", "reason", "files");

  private IgnoreFile() {}

  /// Adds what the file says, if there is one; the result is what is wrong with it.
  static List<Finding> addTo(Ignored ignored, Path file, List<String> inputs) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    Parsed parsed = YamlReader.read(file.toString(), Files.readAllBytes(file));
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
    List<Node> files = entry.sequence("files").items();
    var globs = new ArrayList<PathMatcher>();
    for (Node file : files) {
      Optional<PathMatcher> matcher = matcher(file);
      matcher.ifPresent(globs::add);
      if (matcher.isEmpty()) {
        findings.add(malformed(file, "this is no pattern of file names"));
      }
    }
    Predicate<String> file =
        name -> files.isEmpty() || globs.stream().anyMatch(it -> it.matches(Path.of(name)));
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

  private static Optional<PathMatcher> matcher(Node glob) {
    try {
      return Optional.of(
          FileSystems.getDefault().getPathMatcher("glob:" + String.valueOf(glob.plain())));
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }
}
