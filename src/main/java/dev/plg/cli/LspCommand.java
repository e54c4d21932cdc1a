package dev.plg.cli;

import dev.plg.app.editor.LspServer;
import dev.plg.cli.Manual.Example;
import java.io.IOException;
import java.util.List;

/// `plg lsp`: the language server for editors.
final class LspCommand implements Command {

  private static final List<String> NOTES =
      List.of(
          "Speaks the Language Server Protocol over the standard streams: problems,",
          "explanations, completions and quick fixes for stack files; for values and",
          "program configurations that begin with a comment, as",
          "`# plg: chart=loki version=6.55.0` or `# plg: program=loki version=3.7`;",
          "and problems in manifests. docs/editors.md tells how editors start it.");

  @Override
  public Manual manual() {
    return new Manual(
        "",
        List.of(Manual.HELP),
        "",
        NOTES,
        List.of(new Example("what an editor runs", "plg lsp")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    return LspServer.serve();
  }
}
