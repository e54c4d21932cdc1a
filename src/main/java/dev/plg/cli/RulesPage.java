package dev.plg.cli;

import dev.plg.rule.About;
import dev.plg.rule.Rule;
import java.util.List;
import java.util.Locale;

/// The page `docs/rules.md`: all rules, by area.
final class RulesPage {

  private RulesPage() {}

  static String markdown(List<Rule> rules) {
    var page =
        new StringBuilder(
            """
            # Rules

            Made by `plg rules -o markdown > docs/rules.md`. `plg explain RULE` prints one of them with an
            example.
            """);
    String area = "";
    for (Rule rule : rules) {
      About about = rule.about();
      String its = about.id().substring(0, about.id().indexOf('/'));
      if (!its.equals(area)) {
        area = its;
        page.append("\n## ").append(area).append("\n");
      }
      append(page, rule, about);
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Rule rule, About about) {
    page.append("\n### ").append(about.id()).append("\n\n");
    page.append("**%s** · %s · %s".formatted(about.severity().word(), rule.kind(), about.range()));
    page.append("\n\n").append(sentence(about.what()));
    page.append("\n- Why: ").append(about.why());
    page.append("\n- Fix: ").append(about.fix());
    page.append("\n- Source: ").append(about.source()).append('\n');
  }

  private static String sentence(String message) {
    return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".\n";
  }
}
