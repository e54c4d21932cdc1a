package dev.plg.cli;

import dev.plg.app.disk.InputFiles;
import dev.plg.app.disk.OwnedFiles;
import dev.plg.app.disk.Sources;
import dev.plg.app.report.Report;
import dev.plg.cli.Manual.Group;
import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.profile.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the product of a directory again, from its record or from what the arguments name instead.
///
/// @param product empty where the report has errors
record Remaking(OwnedFiles owned, Optional<Product> product, Report report) {

  static final Group TEMPLATES =
      new Group(
          "The templates",
          List.of(Manual.value("DIR", "templates in place of the recorded ones", "--templates")));

  static Remaking of(Path root, Arguments arguments, Terminal terminal) throws IOException {
    Path file = root.resolve(OwnedFiles.FILE);
    if (!Files.isRegularFile(file)) {
      return refused(
          root,
          "there is no %s in this directory: plg did not write it".formatted(OwnedFiles.FILE),
          "write it with `plg generate -o %s`".formatted(root));
    }
    Optional<OwnedFiles> owned = OwnedFiles.parse(Sources.read(file));
    Optional<Ingredients> made = owned.flatMap(it -> Ingredients.parse(it.made()));
    return made.isEmpty()
        ? refused(
            file,
            "this record does not say what the directory was made from, or not so that this plg"
                + " can read it",
            "write the directory again with `plg generate -o %s`".formatted(root))
        : of(owned.get(), made.get(), arguments, terminal);
  }

  private static Remaking of(
      OwnedFiles owned, Ingredients made, Arguments arguments, Terminal terminal) {
    Recipe recipe = made.recipe().with(arguments);
    boolean given = arguments.has("-f") || arguments.has("--profile");
    SourceReader reader =
        given ? new Sources(terminal.in()) : SourceTexts.replaying(made.sources());
    var sources = new SourceTexts(reader);
    Optional<String> folder = arguments.value("--templates");
    TemplateFolder templates =
        folder.isPresent()
            ? TemplateFolder.read(folder)
            : new TemplateFolder(OwnedFiles.FILE, made.templates(), List.of());
    var generation = Generation.of(recipe.request(), sources, templates, recipe.emitter());
    InputFiles inputs =
        (given ? sources.inputs() : InputFiles.NONE)
            .and(folder.isPresent() ? templates.textsByPath().keySet() : List.of());
    Optional<Product> product =
        generation.report().hasErrors()
            ? Optional.empty()
            : generation
                .deployment()
                .map(recipe::chosen)
                .map(it -> new Product(it, sources.ingredients(recipe, templates.texts()), inputs));
    return new Remaking(owned, product, generation.report());
  }

  private static Remaking refused(Path place, String message, String fix) {
    Finding finding =
        Finding.error("input/record", Location.of(place.toString()), message, "", fix);
    return new Remaking(
        OwnedFiles.NONE,
        Optional.empty(),
        Report.of(List.of(finding), new TreeMap<>(Map.<String, String>of())));
  }

  /// The directory that the arguments name.
  static Path directory(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      throw new UsageError("name the directory, as in `deploy`");
    }
    if (words.size() > 1) {
      throw new UsageError(Arguments.unexpected(words.get(1)));
    }
    return Path.of(words.getFirst());
  }
}
