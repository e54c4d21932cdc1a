package dev.plg.app.settings;

import dev.plg.app.disk.InputFiles;
import dev.plg.app.disk.Sources;
import dev.plg.app.disk.WriteFailure;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.finding.Severity;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `.plg.yaml` says, which a project keeps in the folder that plg is run in. A file with any
/// error settles nothing.
///
/// @param shown the least severity that is printed
/// @param ignored what is neither printed nor counted
/// @param findings what is wrong with the file
/// @param texts the file's text, by its name
public record Settings(
    Severity shown, List<IgnoredRule> ignored, List<Finding> findings, Map<String, String> texts) {

  /// The name of the file.
  public static final Path FILE = Path.of(".plg.yaml");

  /// The settings of a project that has decided nothing.
  public static final Settings NONE = new Settings(Severity.NOTE, List.of(), List.of(), Map.of());

  /// The settings of a folder; [#NONE] where it has no such file.
  public static Settings in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return NONE;
    }
    try {
      byte[] bytes = Sources.read(file);
      var texts = Map.of(file.toString(), new String(bytes, StandardCharsets.UTF_8));
      return of(YamlReader.read(file.toString(), bytes), texts);
    } catch (IOException e) {
      return refused(List.of(unreadable(file, e)), Map.of());
    }
  }

  /// The file that they were read from, if there is one.
  public InputFiles inputs() {
    return InputFiles.of(texts.keySet());
  }

  private static Settings of(Parsed parsed, Map<String, String> texts) {
    List<Document> documents =
        parsed.documents().stream().filter(it -> !it.root().isNull()).toList();
    var findings = new ArrayList<>(parsed.findings());
    documents.stream().limit(1).forEach(it -> findings.addAll(SettingsSchema.check(it.root())));
    documents.stream().skip(1).forEach(it -> findings.add(secondDocument(it.root())));
    if (!findings.isEmpty() || documents.isEmpty()) {
      return refused(findings, texts);
    }
    Mapping root = (Mapping) documents.getFirst().root();
    List<IgnoredRule> ignored =
        root.sequence("ignore").items().stream()
            .map(entry -> IgnoredRule.of((Mapping) entry, findings))
            .toList();
    return findings.isEmpty()
        ? new Settings(shown(root), ignored, List.of(), texts)
        : refused(findings, texts);
  }

  private static Settings refused(List<Finding> findings, Map<String, String> texts) {
    return new Settings(Severity.NOTE, List.of(), List.copyOf(findings), texts);
  }

  private static Severity shown(Mapping root) {
    return root.text("show")
        .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Severity.NOTE);
  }

  private static Finding unreadable(Path file, IOException failure) {
    return Finding.error(
        "input/unreadable",
        Location.of(file.toString()),
        "this cannot be read: " + WriteFailure.reason(failure),
        "plg cannot tell what to ignore or to show",
        "make it readable, or remove it");
  }

  private static Finding secondDocument(Node root) {
    return Finding.error(
        "input/settings",
        root.place(),
        ".plg.yaml holds a second document",
        "plg cannot tell what to ignore or to show",
        "write one document");
  }

  /// Adds what is ignored where `plg lint` reads files: an entry that matches nothing in them is a
  /// fault.
  ///
  /// @param inputs the names of the files
  public void addTo(Ignored all, Collection<String> inputs) {
    ignored.forEach(
        it ->
            all.add(
                it.rule(), it.reason(), it.place(), it::covers, it.isOfLint() && it.isOn(inputs)));
  }

  /// Adds what is ignored in one stack of the project: an entry may be about another one.
  void addTo(Ignored all) {
    ignored.forEach(it -> all.add(it.rule(), it.reason(), it.place(), it::covers, false));
  }
}
