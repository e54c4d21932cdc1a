package dev.plg.app.krm;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.Generation;
import dev.plg.app.generate.Recipe;
import dev.plg.app.generate.SourceTexts;
import dev.plg.app.generate.TemplateFolder;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Settings;
import dev.plg.emit.Deployment;
import dev.plg.emit.Manifests;
import dev.plg.profile.Request;
import dev.plg.profile.Source;
import dev.plg.profile.SourceReader;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What plg answers to a ResourceList whose functionConfig is a stack.
///
/// @param list that was read
/// @param items the objects of the answer: those of the list alone where the report has errors
/// @param report what is to be said of the run
public record KrmAnswer(ResourceList list, List<Mapping> items, Report report) {

  /// The largest list that is read, in bytes: a transformer gets all objects of a kustomization,
  /// and a few definitions of custom resources are larger than any stack file.
  public static final int LIMIT = 8 * 1024 * 1024;

  /// The answer to a list.
  ///
  /// @param bytes of the list, one more than the limit at most
  /// @param request a stack in the file [ResourceList#FILE], with what goes over it
  /// @param templates a folder of templates in place of the shipped ones
  /// @param files reads what the stack extends
  public static KrmAnswer of(
      byte[] bytes, Request request, Optional<String> templates, Sources files, Settings settings) {
    ResourceList list = ResourceList.read(bytes, LIMIT);
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (!list.findings().isEmpty()) {
      var report = Report.of(list.findings(), Map.of(ResourceList.FILE, text));
      return new KrmAnswer(list, list.items(), report);
    }
    var reader = new FunctionConfig(list, text, files);
    var generation =
        Generation.of(
            Recipe.manifests(request),
            SourceTexts.of(reader),
            TemplateFolder.read(templates),
            settings);
    Report report = generation.report();
    if (generation.product().isEmpty()) {
      return new KrmAnswer(list, list.items(), report);
    }
    Deployment deployment = generation.product().get().deployment();
    KrmItems items = KrmItems.of(list.items(), Manifests.objects(deployment));
    return new KrmAnswer(
        list,
        items.findings().isEmpty() ? items.objects() : list.items(),
        report.with(items.findings()));
  }

  /// The answer as a text.
  ///
  /// @param shown what of the report is among its results
  public String text(Report shown) {
    return YamlWriter.write(list.answer(items, KrmResults.of(shown, list)));
  }

  /// Reads the stack out of the list, and what it extends from the disk.
  private record FunctionConfig(ResourceList list, String text, Sources files)
      implements SourceReader {

    @Override
    public byte[] read(String file) throws IOException {
      return files.read(file);
    }

    @Override
    public String didYouMean(String file) {
      return files.didYouMean(file);
    }

    @Override
    public Source open(String file) throws IOException {
      return file.equals(ResourceList.FILE)
          ? new Source(new Parsed(List.of(new Document(0, list.functionConfig())), List.of()), text)
          : SourceReader.super.open(file);
    }
  }
}
