package dev.plg.app.generate;

import dev.plg.app.disk.OwnedFiles;
import dev.plg.app.disk.Sources;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Ignored;
import dev.plg.app.settings.Settings;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.profile.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Generates the product of a directory again, from its record or from what a request names
/// instead.
///
/// @param owned the record of the directory
/// @param product empty where the report has errors
/// @param recorded findings on what the record puts over the stack
/// @param ignored what of later findings is ignored
public record Regeneration(
    OwnedFiles owned,
    Optional<Product> product,
    Report report,
    List<Finding> recorded,
    Ignored ignored) {

  /// Generates what the record in a directory describes.
  ///
  /// @param root the directory
  /// @param asked what replaces the recorded request
  /// @param templates what replaces the recorded templates
  /// @param files reads what the request names
  /// @param settings of the project that the directory belongs to
  public static Regeneration of(
      Path root, Request asked, Optional<String> templates, Sources files, Settings settings)
      throws IOException {
    Path file = root.resolve(OwnedFiles.FILE);
    if (!Files.isRegularFile(file)) {
      return refused(
          root,
          "there is no %s in this directory: plg did not write it".formatted(OwnedFiles.FILE),
          "write it with `plg generate -o %s`".formatted(root));
    }
    Optional<OwnedFiles> owned = OwnedFiles.parse(Sources.read(file));
    Optional<RecordedRecipe> recorded = owned.flatMap(it -> RecordedRecipe.parse(it.made()));
    if (recorded.isEmpty()) {
      return refused(
          file,
          "this version of plg cannot read from this record what the directory was generated from",
          "regenerate the directory with `plg generate -o %s`".formatted(root));
    }
    SourceTexts texts =
        asked.isNamed() ? SourceTexts.of(files) : SourceTexts.recorded(recorded.get().sources());
    Generation generation = generate(recorded.get(), asked, texts, templates, settings);
    Ignored ignored = generation.ignored();
    RecordedRecipe made = recorded.get();
    List<Finding> onRecord =
        generation
            .product()
            .map(it -> new RecordedSettings(made, asked, it.emitter().coversEnvironments()))
            .map(it -> it.findings(file, SourceTexts.recorded(texts.texts())))
            .orElse(List.of());
    return new Regeneration(
        owned.orElseThrow(),
        generation.product(),
        generation.report(),
        ignored.leftOfStack(onRecord),
        ignored);
  }

  /// What plg has to say of the record, with the texts of the stack.
  public Report onRecord() {
    return report.withOnly(recorded);
  }

  private static Generation generate(
      RecordedRecipe recorded,
      Request asked,
      SourceTexts texts,
      Optional<String> templates,
      Settings settings) {
    Recipe recipe = recorded.recipe();
    return Generation.of(
        recipe.with(asked.over(recipe.request())),
        texts,
        templates.isPresent()
            ? TemplateFolder.read(templates)
            : TemplateFolder.recorded(recorded.templates()),
        settings);
  }

  private static Regeneration refused(Path place, String message, String fix) {
    Finding finding =
        Finding.error("input/record", Location.of(place.toString()), message, "", fix);
    return new Regeneration(
        OwnedFiles.NONE,
        Optional.empty(),
        Report.of(List.of(finding), Map.of()),
        List.of(),
        new Ignored());
  }
}
