package dev.plg.cli;

import dev.plg.app.report.Printable;
import dev.plg.app.settings.RuleNames;
import dev.plg.cli.Manual.Example;
import dev.plg.rule.About;
import dev.plg.rule.Rule;
import dev.plg.rule.registry.Examples;
import dev.plg.rule.registry.Rules;
import java.io.IOException;

/// `plg explain RULE`.
final class ExplainCommand implements Command {

  @Override
  public Manual manual() {
    return Manual.of(
        "RULE",
        "RULE",
        new Example(
            "see why the period of Loki's index must be 24h", "plg explain schema/tsdb-period"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.words().size() != 1) {
      throw new UsageError("name one rule; `plg rules` lists them");
    }
    String word = arguments.words().getFirst();
    Rule rule = Rules.named(word).orElseThrow(() -> unknown(word));
    terminal.print(text(rule));
    return ExitCode.DONE;
  }

  private static UsageError unknown(String word) {
    return new UsageError(
        "there is no rule '%s'; %s"
            .formatted(
                Printable.of(word), RuleNames.didYouMean(word, "`plg rules` lists them all")));
  }

  private static String text(Rule rule) {
    About about = rule.about();
    var text = new StringBuilder();
    text.append("%s: %s\n\n".formatted(about.id(), about.what()));
    text.append("severity  %s\n".formatted(about.severity().word()));
    text.append("versions  %s\n".formatted(about.range()));
    text.append("why       %s\n".formatted(about.why()));
    text.append("fix       %s\n".formatted(about.fix()));
    text.append("source    %s\n".formatted(about.source()));
    Examples.of(about.id())
        .ifPresent(example -> text.append("\nexample\n").append(example.indent(2)));
    return text.toString();
  }
}
