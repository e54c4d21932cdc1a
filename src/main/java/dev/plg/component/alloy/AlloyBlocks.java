package dev.plg.component.alloy;

import dev.plg.alloy.AlloyStatement;
import dev.plg.alloy.Attribute;
import dev.plg.alloy.Block;
import dev.plg.component.loki.LokiComponent;
import dev.plg.model.Stack;
import java.util.ArrayList;

/// Blocks that every Alloy of a stack has in the same form.
final class AlloyBlocks {

  private AlloyBlocks() {}

  static Block logging() {
    return Block.of("logging", Attribute.of("level", "info"), Attribute.of("format", "logfmt"));
  }

  /// Where lines are pushed to, as which tenant.
  static Block endpoint(Stack stack) {
    var endpoint = new ArrayList<AlloyStatement>();
    endpoint.add(Attribute.of("url", LokiComponent.push(stack)));
    stack.loki().tenant().ifPresent(it -> endpoint.add(Attribute.of("tenant_id", it.value())));
    return Block.of("endpoint").with(endpoint);
  }
}
