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
/// @param ignored what of later findings is ignored
public record Regeneration(
    OwnedFiles owned, Optional<Product> product, Report report, Ignored ignored) {

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
          "this record does not say what the directory was made from, or not so that this plg can"
              + " read it",
          "write the directory again with `plg generate -o %s`".formatted(root));
    }
    var generation = generate(recorded.get(), asked, templates, files, settings);
    return new Regeneration(
        owned.orElseThrow(), generation.product(), generation.report(), generation.ignored());
  }

  private static Generation generate(
      RecordedRecipe recorded,
      Request asked,
      Optional<String> templates,
      Sources files,
      Settings settings) {
    Recipe recipe = recorded.recipe();
    return Generation.of(
        recipe.with(asked.over(recipe.request())),
        asked.isNamed() ? SourceTexts.of(files) : SourceTexts.recorded(recorded.sources()),
        templates.isPresent()
            ? TemplateFolder.read(templates)
            : TemplateFolder.recorded(recorded.templates()),
        settings);
  }

  private static Regeneration refused(Path place, String message, String fix) {
    Finding finding =
        Finding.error("input/record", Location.of(place.toString()), message, "", fix);
    return new Regeneration(
        OwnedFiles.NONE, Optional.empty(), Report.of(List.of(finding), Map.of()), new Ignored());
  }
}
