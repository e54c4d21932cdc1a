package dev.plg.rule.agent;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `agent`.
public final class AgentRules {

  public static final List<Rule> ALL =
      List.of(
          new BackslashesAreEscaped(),
          new StatementsHaveTheirLines(),
          new ComponentsExist(),
          new ComponentArgumentsExist(),
          new RequiredArgumentsAreSet(),
          new ArgumentsFit(),
          new ComponentsAreStable(),
          new ReferredComponentExists(),
          new OtlpReceiverHasProtocol(),
          new JobNameIsNotEmpty(),
          new EventsAreReadOnce(),
          new PodsAreTailedOnce(),
          new LogsAreMounted(),
          new PositionsAreKept(),
          new EventHandlerIsEnabled(),
          new ModeFitsLanguage(),
          new PlainTempoIsNotAskedForTls(),
          new ReceiversAreReachable(),
          new LogsMayBeRead());

  private AgentRules() {}
}
