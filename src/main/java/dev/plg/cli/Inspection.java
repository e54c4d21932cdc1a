package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.Generation;
import dev.plg.app.generate.Recipe;
import dev.plg.app.generate.SourceTexts;
import dev.plg.app.generate.TemplateFolder;
import dev.plg.app.lint.LintInputs;
import dev.plg.app.lint.Linting;
import dev.plg.app.lint.Sight;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What `plg graph`, `plg images` and `plg report` look at: a stack, or what `plg lint` reads.
record Inspection(Arguments arguments, Shown shown, Terminal terminal) {

  static Manual manual(Group output, List<String> notes, List<Example> examples) {
    return new Manual(
        "(--profile NAME | -f FILE | FILE|DIR|-)... [OPTION]...",
        List.of(StackOptions.GROUP, LintCommand.VALUES, output, Shown.GROUP, Manual.HELP),
        "FILE|DIR|-",
        notes,
        examples);
  }

  boolean isOfStack() {
    return StackOptions.named(arguments).isNamed();
  }

  /// The stack that the options name.
  ///
  /// @param doing completes "nothing to … from"
  Generation generation(String doing) {
    return Generation.of(
        Recipe.manifests(StackOptions.request(arguments, doing)),
        SourceTexts.of(new Sources(terminal.in())),
        TemplateFolder.read(Optional.empty()),
        shown.settings());
  }

  /// What is in the files, folders and values that the arguments name.
  Sight sight() throws IOException {
    LintInputs inputs = LintInputs.of(LintArguments.inputs(arguments), terminal.in());
    return Linting.sight(inputs, LintArguments.options(arguments), shown.settings());
  }
}
