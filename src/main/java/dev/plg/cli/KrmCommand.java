package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.Generation;
import dev.plg.app.generate.Recipe;
import dev.plg.app.generate.SourceTexts;
import dev.plg.app.generate.TemplateFolder;
import dev.plg.app.krm.KrmItems;
import dev.plg.app.krm.KrmResults;
import dev.plg.app.krm.ResourceList;
import dev.plg.app.report.Report;
import dev.plg.app.settings.Settings;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.emit.Deployment;
import dev.plg.emit.Manifests;
import dev.plg.profile.Request;
import dev.plg.profile.Source;
import dev.plg.profile.SourceReader;
import dev.plg.template.Templates;
import dev.plg.yaml.Document;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Parsed;
import dev.plg.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `plg krm`: a function of the Kubernetes resource model, which kustomize starts.
final class KrmCommand implements Command {

  /// The largest list that is read, in bytes: a transformer gets all objects of a kustomization,
  /// and a few definitions of custom resources are larger than any stack file.
  private static final int LIMIT = 8 * 1024 * 1024;

  private static final Group TEMPLATES =
      new Group(
          "The templates",
          List.of(Manual.value("DIR", "templates in place of the shipped ones", "--templates")));

  private static final List<String> NOTES =
      List.of(
          "Standard input is a ResourceList whose functionConfig is a stack: a stack file",
          "with the annotation config.kubernetes.io/function, which a kustomization lists",
          "under `generators`. Standard output is the list with the stack's objects added",
          "and all findings as results. With any error no object is added.",
          "A file that the stack extends is looked for beside the kustomization.");

  @Override
  public void prepare() {
    Templates.prepare();
  }

  @Override
  public Manual manual() {
    return new Manual(
        "[OPTION]... < LIST",
        List.of(StackOptions.OVER, TEMPLATES, Shown.GROUP, Manual.HELP),
        "",
        NOTES,
        List.of(
            new Example(
                "build a kustomization that lists a stack",
                "kustomize build --enable-alpha-plugins --enable-exec deploy")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    byte[] bytes = terminal.in().readNBytes(LIMIT + 1);
    ResourceList list = ResourceList.read(bytes, LIMIT);
    var text = new String(bytes, StandardCharsets.UTF_8);
    Answer answer =
        list.findings().isEmpty()
            ? answer(list, text, arguments, terminal, shown.settings())
            : new Answer(list.items(), Report.of(list.findings(), Map.of(ResourceList.FILE, text)));
    Report report = answer.report();
    terminal.print(
        YamlWriter.write(list.answer(answer.items(), KrmResults.of(shown.of(report), list))));
    shown.say(report, terminal);
    return ExitCode.of(report);
  }

  /// What a run comes to.
  private record Answer(List<Mapping> items, Report report) {}

  private static Answer answer(
      ResourceList list, String text, Arguments arguments, Terminal terminal, Settings settings) {
    Request request = StackOptions.over(arguments, Optional.empty(), List.of(ResourceList.FILE));
    var reader = new FunctionConfig(list, text, new Sources(terminal.in()));
    var templates = TemplateFolder.read(arguments.value("--templates"));
    var generation =
        Generation.of(Recipe.manifests(request), SourceTexts.of(reader), templates, settings);
    Report report = generation.report();
    if (generation.product().isEmpty()) {
      return new Answer(list.items(), report);
    }
    Deployment deployment = generation.product().get().deployment();
    KrmItems items = KrmItems.of(list.items(), Manifests.objects(deployment));
    return new Answer(
        items.findings().isEmpty() ? items.objects() : list.items(), report.with(items.findings()));
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
