package dev.plg.cli;

import dev.plg.finding.Finding;
import dev.plg.rule.history.Change;
import dev.plg.rule.history.History;
import dev.plg.yaml.Node;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is already there, and may have been deployed.
///
/// @param accepted the ids of rules whose refusals the user overrules
record EarlierOutput(Set<String> accepted) {

  /// Nothing is overruled.
  static final EarlierOutput GUARDED = new EarlierOutput(Set.of());

  EarlierOutput {
    accepted = Set.copyOf(accepted);
  }

  /// What must not be written over it.
  ///
  /// @param root the folder of all paths
  /// @param writes the new texts by path
  /// @param removals the paths of files that would go
  List<Finding> compare(Path root, Map<String, String> writes, Set<String> removals)
      throws IOException {
    var changes = new ArrayList<Change>();
    for (Map.Entry<String, String> file : writes.entrySet()) {
      add(changes, root.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (String path : removals) {
      add(changes, root.resolve(path), new byte[0]);
    }
    return History.check(changes).stream().filter(it -> !accepted.contains(it.rule())).toList();
  }

  private static void add(List<Change> changes, Path file, byte[] text) throws IOException {
    String name = file.toString();
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      boolean exists = Files.isRegularFile(file);
      byte[] before = exists ? Sources.read(file) : new byte[0];
      changes.add(new Change(name, documents(name, before), documents(name, text)));
    }
  }

  /// What of a text can be read: one that somebody broke is not plg's any more.
  private static List<Node> documents(String name, byte[] text) {
    return YamlReader.read(name, text).documents().stream().map(it -> it.root()).toList();
  }
}
