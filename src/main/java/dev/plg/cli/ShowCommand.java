package dev.plg.cli;

import dev.plg.app.disk.Sources;
import dev.plg.app.show.StackText;
import dev.plg.cli.Manual.Example;
import dev.plg.cli.Manual.Group;
import java.io.IOException;
import java.util.List;

/// `plg show`: the stack that all layers come to.
final class ShowCommand implements Command {

  private static final Group OUTPUT =
      new Group(
          "The output",
          List.of(
              Manual.flag("add the defaults and what plg derives", "--resolved"),
              Manual.flag("add where each value comes from", "--origin")));

  @Override
  public Manual manual() {
    return new Manual(
        "(--profile NAME | -f FILE)... [OPTION]...",
        List.of(StackOptions.GROUP, OUTPUT, Shown.GROUP, Manual.HELP),
        "NAME",
        List.of(
            "The output is a stack file that gives the same stack. An origin is a file with",
            "line and column, an argument, `default`, or what a value is derived from."),
        List.of(
            new Example(
                "see which layer sets a value", "plg show -f stack.yaml --env prod --origin"),
            new Example(
                "see every setting of a profile", "plg show --profile dev --resolved --origin")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    var shown = Shown.of(arguments, terminal);
    StackText text =
        StackText.of(
            StackOptions.request(arguments, "show"),
            new Sources(terminal.in()),
            shown.settings(),
            arguments.has("--resolved"),
            arguments.has("--origin"));
    if (text.text().isPresent()) {
      terminal.print(text.text().get());
    } else {
      shown.say(text.report(), terminal);
    }
    return ExitCode.of(text.report());
  }
}
