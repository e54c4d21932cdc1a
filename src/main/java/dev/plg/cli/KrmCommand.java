package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.krm.KrmAnswer;
import dev.plg.app.krm.ResourceList;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.template.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `plg krm`: a function of the Kubernetes resource model, which kustomize starts.
final class KrmCommand implements Command {

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
          "A file that the stack extends is found relative to the kustomization.");

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
    var answer =
        KrmAnswer.of(
            terminal.in().readNBytes(KrmAnswer.LIMIT + 1),
            StackOptions.over(arguments, Optional.empty(), List.of(ResourceList.FILE)),
            arguments.value("--templates"),
            new Sources(terminal.in()),
            shown.settings());
    terminal.print(answer.text(shown.of(answer.report())));
    shown.say(answer.report(), terminal);
    return ExitCode.of(answer.report());
  }
}
