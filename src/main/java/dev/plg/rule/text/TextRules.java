package dev.plg.rule.text;

import dev.plg.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// The rules of the area `text`.
public final class TextRules {

  public static final List<Rule> ALL =
      Stream.concat(
              Stream.of(
                  new DollarIsMeant(),
                  new DurationsAreShort(),
                  new BlockIsIndented(),
                  new VariablesAreExpanded(),
                  new StageHasOneKey(),
                  ConfigurationKeysExist.LOKI,
                  ConfigurationKeysExist.PROMTAIL,
                  ConfigurationKeysExist.TEMPO,
                  ConfigurationKeysExist.AGENT,
                  new ConfigurationValuesFit(),
                  new ArgumentsAreSet()),
              ExpressionRules.ALL.stream())
          .toList();

  private TextRules() {}
}
