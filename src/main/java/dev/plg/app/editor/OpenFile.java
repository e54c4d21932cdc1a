package dev.plg.app.editor;

import dev.plg.app.disk.Sources;
import dev.plg.app.explain.Explanation;
import dev.plg.app.generate.Generation;
import dev.plg.app.generate.Recipe;
import dev.plg.app.generate.SourceTexts;
import dev.plg.app.generate.TemplateFolder;
import dev.plg.app.lint.ChartVersion;
import dev.plg.app.lint.LintInput;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.LintOptions;
import dev.plg.app.lint.Linting;
import dev.plg.app.settings.Settings;
import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Assumptions;
import dev.plg.profile.Request;
import dev.plg.profile.SourceReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file as an editor shows it, saved or not.
///
/// @param path where it is saved
/// @param folder of the project, whose `.plg.yaml` counts
public record OpenFile(String path, String text, Path folder) {

  /// The name of the text in places of findings: it is read from a stream.
  private static final String STREAM = "-";

  /// What is wrong with it, at places of its text; what has no place is at its begin.
  public List<Finding> findings() {
    Settings settings = Settings.in(folder);
    return switch (FileKind.of(text)) {
      case FileKind.Stack _ -> ofStack(settings);
      case FileKind.Values(String chart, String version) ->
          linted(
              options(Optional.empty(), Optional.of(new ChartVersion(chart, version)), Map.of()),
              settings);
      case FileKind.Config(Program program, Optional<Version> version) ->
          linted(
              options(
                  Optional.of(program),
                  Optional.empty(),
                  version.map(it -> Map.of(program, it)).orElse(Map.of())),
              settings);
      case FileKind.Objects _ ->
          linted(options(Optional.empty(), Optional.empty(), Map.of()), settings);
    };
  }

  private List<Finding> ofStack(Settings settings) {
    SourceReader disk = new Sources(InputStream.nullInputStream());
    SourceReader reader =
        file -> file.equals(path) ? text.getBytes(StandardCharsets.UTF_8) : disk.read(file);
    Optional<String> none = Optional.empty();
    Generation generation =
        Generation.of(
            Recipe.manifests(new Request(none, List.of(path), none, List.of(), none)),
            SourceTexts.of(reader),
            TemplateFolder.read(Optional.empty()),
            settings);
    return here(generation.report().findings(), path);
  }

  private List<Finding> linted(LintOptions options, Settings settings) {
    var stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    LintInputs inputs = LintInputs.of(new LintInput(STREAM, Path.of(STREAM), stream));
    return here(Linting.of(inputs, options, settings).findings(), STREAM).stream()
        .filter(it -> !it.rule().startsWith("lint/"))
        .toList();
  }

  private static LintOptions options(
      Optional<Program> as, Optional<ChartVersion> chart, Map<Program, Version> versions) {
    return new LintOptions(
        as,
        chart,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        true,
        new Assumptions(versions, Optional.empty()));
  }

  /// Those of this file, and those of no file, at its begin.
  private static List<Finding> here(List<Finding> findings, String name) {
    return findings.stream()
        .filter(it -> it.place().file().equals(name) || !it.place().isKnown())
        .map(
            it ->
                it.place().line() > 0
                    ? it
                    : new Finding(
                        it.rule(),
                        it.severity(),
                        new Location(name, 1, 1),
                        it.message(),
                        it.why(),
                        it.fix()))
        .toList();
  }

  /// What there is to say about the key at a place; empty where there is none, or it is not known.
  ///
  /// @param line counted from 1
  /// @param column counted from 1 in code points
  public Optional<String> hover(int line, int column) {
    Optional<String> path = KeyPath.at(text, line, column);
    return switch (FileKind.of(text)) {
      case FileKind.Stack _ -> path.flatMap(it -> explained(it, Map.of(), ""));
      case FileKind.Values(String chart, String version) ->
          path.flatMap(it -> explained(chart + ":" + it, Map.of(), version));
      case FileKind.Config(Program program, Optional<Version> version) ->
          path.flatMap(
              it ->
                  explained(
                      program.id() + "." + it,
                      version.map(at -> Map.of(program, at)).orElse(Map.of()),
                      ""));
      case FileKind.Objects _ -> Optional.empty();
    };
  }

  private static Optional<String> explained(
      String word, Map<Program, Version> versions, String chartVersion) {
    Optional<Program> program = Program.of(word.replaceFirst("[.].*", ""));
    var explanation =
        new Explanation(
            program.map(it -> Map.of(it.id(), it)).orElse(Map.of()),
            Optional.of(chartVersion).filter(it -> !it.isEmpty()),
            versions,
            false);
    return switch (explanation.of(word)) {
      case Explanation.Known(String page) -> Optional.of(page);
      case Explanation.Unknown _ -> Optional.empty();
    };
  }

  /// The keys, or the words of a value, that may be written on a line.
  ///
  /// @param line counted from 1
  /// @param before what is on the line in front of the cursor
  public List<Completion> completions(int line, String before) {
    return Completions.of(this, line, before);
  }
}
