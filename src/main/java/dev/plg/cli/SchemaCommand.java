package dev.plg.cli;

import dev.plg.app.explain.SchemaPage;
import dev.plg.app.settings.SettingsSchema;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import dev.plg.profile.StackSchema;
import java.io.IOException;
import java.util.List;

/// `plg schema`.
final class SchemaCommand implements Command {

  private static final Group OF =
      new Group(
          "The schema",
          List.of(
              Manual.value("FILE", "stack (a stack file, the default) or plg.yaml", "--of"),
              Manual.value("FORMAT", "json (default) or markdown", "-o", "--output")));

  @Override
  public Manual manual() {
    return new Manual(
        "[--of FILE] [-o FORMAT]",
        List.of(OF, Manual.HELP),
        "",
        List.of(),
        List.of(
            new Example(
                "let an editor complete stack files that begin with the line\n"
                    + "  # `# yaml-language-server: $schema=stack.schema.json`",
                "plg schema > stack.schema.json"),
            new Example("the same for .plg.yaml", "plg schema --of plg.yaml > plg.schema.json")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    String file = arguments.value("--of").orElse("stack");
    String schema =
        switch (file) {
          case "stack" -> StackSchema.json();
          case "plg.yaml" -> SettingsSchema.json();
          default ->
              throw new UsageError("unknown file '" + file + "' of --of, choose stack or plg.yaml");
        };
    String format = arguments.value("-o").orElse("json");
    terminal.print(
        switch (format) {
          case "json" -> schema;
          case "markdown" -> page(file, schema);
          default ->
              throw new UsageError("unknown format '" + format + "', choose json or markdown");
        });
    return ExitCode.DONE;
  }

  private static String page(String file, String schema) {
    return file.equals("stack")
        ? SchemaPage.markdown("Stack file", "plg schema -o markdown", schema)
        : SchemaPage.markdown(".plg.yaml", "plg schema --of plg.yaml -o markdown", schema);
  }
}
