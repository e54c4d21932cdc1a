package dev.plg.rule.wiring;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `wiring`.
public final class WiringRules {

  public static final List<Rule> ALL =
      List.of(
          new HostIsService(),
          new PrefixIsThisOverlays(),
          new NamespaceIsNamed(),
          new PortIsOpen(),
          new ServiceIsTheRightOne(),
          new PortIsServed(),
          new LokiIsPushedWhereItListens(),
          new LogsAreReadOnce());

  private WiringRules() {}
}
