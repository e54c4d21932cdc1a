package dev.plg.app.disk;

import dev.plg.finding.Finding;
import dev.plg.rule.FileChange;
import dev.plg.rule.registry.History;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is already there, and may have been deployed.
///
/// @param accepted the ids of rules whose refusals the user overrules
/// @param rollout the day on which the new output is rolled out, in UTC; empty: the day of the
///   machine. It decides what is refused and no byte of what is written; plg asks no clock anywhere
///   else
public record EarlierOutput(Set<String> accepted, Optional<LocalDate> rollout) {

  public EarlierOutput {
    accepted = Set.copyOf(accepted);
  }

  /// What must not be written over a directory.
  ///
  /// @param later what must stay of the new product
  List<Finding> compare(Path root, Changes changes, Footprint later) throws IOException {
    Footprint before = changes.earlier().live();
    return before.isEmpty()
        ? compare(root, changes.writes(), changes.removals())
        : check(before.to(later, root));
  }

  /// What must not be written over files whose record says nothing.
  ///
  /// @param root the folder of all paths
  /// @param writes the new texts by path
  /// @param removals the paths of files that would go
  List<Finding> compare(Path root, Map<String, String> writes, Set<String> removals)
      throws IOException {
    var changes = new ArrayList<FileChange>();
    for (Map.Entry<String, String> file : writes.entrySet()) {
      add(changes, root.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (String path : removals) {
      add(changes, root.resolve(path), new byte[0]);
    }
    return check(changes);
  }

  private List<Finding> check(List<FileChange> changes) {
    LocalDate day = rollout.orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    return History.check(changes, day).stream()
        .filter(it -> !accepted.contains(it.rule()))
        .toList();
  }

  private static void add(List<FileChange> changes, Path file, byte[] text) throws IOException {
    String name = file.toString();
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      boolean exists = Files.isRegularFile(file);
      byte[] before = exists ? Sources.read(file) : new byte[0];
      changes.add(new FileChange(name, documents(name, before), documents(name, text)));
    }
  }

  /// What of a text can be read: one that somebody broke is not plg's any more.
  private static List<Node> documents(String name, byte[] text) {
    return YamlReader.read(name, text).documents().stream().map(it -> it.root()).toList();
  }
}
