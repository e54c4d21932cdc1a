package dev.plg.rule.ring;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `ring`.
public final class RingRules {

  public static final List<Rule> ALL =
      List.of(
          new PodsShareOneRing(),
          new IngestersMakeQuorum(),
          new QuorumSurvivesRestart(),
          new StoreIsChosen(),
          new StoreIsKnown(),
          new MembersAreJoined(),
          new JoinedServiceReachesLoki(),
          new JoinedServiceIsHeadless(),
          new JoinedPortIsBound(),
          new FactorIsWrittenOnce(),
          new PodsAdvertiseTheirAddress(),
          new BackendIsNotLegacy(),
          new TokensHaveFolder(),
          new ScalableModeEnds(),
          new FilesystemIsOnePods(),
          new ServiceNamesPods());

  private RingRules() {}
}
