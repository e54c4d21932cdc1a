package dev.plg.rule.text;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `text`, in the order of their ids.
public final class TextRules {

  public static final List<Rule> ALL =
      List.of(
          new DollarIsMeant(),
          new DurationsAreShort(),
          new BlockIsIndented(),
          new VariablesAreExpanded(),
          new StageHasOneKey(),
          new ConfigurationKeysExist(),
          new ArgumentsAreSet());

  private TextRules() {}
}
