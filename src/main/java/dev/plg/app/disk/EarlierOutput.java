package dev.plg.app.disk;

import dev.plg.finding.Finding;
import dev.plg.rule.FileChange;
import dev.plg.rule.registry.History;
import dev.plg.view.RecordedInstallation;
import dev.plg.yaml.Mapping;
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
  /// @param later the record of the new product
  List<Finding> compare(Path root, Changes changes, OwnedFiles later) throws IOException {
    OwnedFiles before = changes.earlier();
    List<FileChange> all =
        before.live().isEmpty()
            ? files(root, changes.writes(), changes.removals())
            : before.live().to(later.live(), root);
    all.add(new FileChange(root.toString(), List.of(format(before)), List.of(format(later))));
    return check(all);
  }

  private static Mapping format(OwnedFiles record) {
    return new RecordedInstallation(record.made().text("format"), Optional.empty(), List.of())
        .kept();
  }

  /// What must not be written over a file.
  List<Finding> compare(Path file, String text) throws IOException {
    return check(List.of(change(file, text.getBytes(StandardCharsets.UTF_8))));
  }

  /// The changes of files whose record says nothing.
  private static List<FileChange> files(Path root, Map<String, String> writes, Set<String> removals)
      throws IOException {
    var changes = new ArrayList<FileChange>();
    for (Map.Entry<String, String> file : writes.entrySet()) {
      add(changes, root.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (String path : removals) {
      add(changes, root.resolve(path), new byte[0]);
    }
    return changes;
  }

  private List<Finding> check(List<FileChange> changes) {
    LocalDate day = rollout.orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    return History.check(changes, day).stream()
        .filter(it -> !accepted.contains(it.rule()))
        .toList();
  }

  private static void add(List<FileChange> changes, Path file, byte[] text) throws IOException {
    String name = file.toString();
    if (Endings.YAML.matcher(name).find()) {
      changes.add(change(file, text));
    }
  }

  private static FileChange change(Path file, byte[] text) throws IOException {
    String name = file.toString();
    byte[] before = Files.isRegularFile(file) ? Sources.read(file) : new byte[0];
    return new FileChange(name, documents(name, before), documents(name, text));
  }

  /// What of a text can be read, with what its comments say; a broken text is no longer plg's.
  private static List<Node> documents(String name, byte[] text) {
    var documents = new ArrayList<Node>();
    YamlReader.read(name, text).documents().forEach(it -> documents.add(it.root()));
    documents.addAll(StreamInstallation.of(new String(text, StandardCharsets.UTF_8), documents));
    return documents;
  }
}
