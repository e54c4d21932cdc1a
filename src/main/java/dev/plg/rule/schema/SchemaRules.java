package dev.plg.rule.schema;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `schema`.
public final class SchemaRules {

  public static final List<Rule> ALL = List.of(new TsdbPeriodIsADay());

  private SchemaRules() {}
}
