package dev.plg.rule.registry;

import dev.plg.finding.Finding;
import dev.plg.rule.Rule;
import dev.plg.rule.StackRule;
import dev.plg.rule.cluster.ClusterKindRunsContainerd;
import dev.plg.rule.collector.CollectorLabels;
import dev.plg.rule.collector.CollectorOfPromtail;
import dev.plg.rule.collector.CollectorOldAlloy;
import dev.plg.rule.config.ConfigUnknownKey;
import dev.plg.rule.events.EventsStackRules;
import dev.plg.rule.grafana.GrafanaStackRules;
import dev.plg.rule.helm.HelmDeprecated;
import dev.plg.rule.image.ImageLatest;
import dev.plg.rule.loki.LokiRules;
import dev.plg.rule.promtail.PromtailNoSuchImage;
import dev.plg.rule.stack.StackIdlePart;
import dev.plg.rule.storage.StorageStackRules;
import dev.plg.rule.tempo.TempoLoadPastMode;
import dev.plg.rule.version.VersionEndOfLife;
import dev.plg.view.ResolvedStack;
import java.util.List;
import java.util.stream.Stream;

/// The rules on a stack, apart from the others: a shipped profile is checked by no others, and each
/// class that a run names costs start-up time.
public final class StackRules {

  public static final List<StackRule> ALL =
      Stream.of(
              List.of(
                  ClusterKindRunsContainerd.RULE,
                  CollectorLabels.RULE,
                  CollectorOfPromtail.RULE,
                  CollectorOldAlloy.RULE,
                  ConfigUnknownKey.RULE,
                  HelmDeprecated.RULE,
                  ImageLatest.RULE,
                  PromtailNoSuchImage.RULE,
                  StackIdlePart.RULE,
                  TempoLoadPastMode.RULE,
                  VersionEndOfLife.RULE),
              EventsStackRules.ALL,
              GrafanaStackRules.ALL,
              LokiRules.ALL,
              StorageStackRules.ALL)
          .<Rule>flatMap(List::stream)
          .map(StackRule.class::cast)
          .toList();

  private StackRules() {}

  /// What violates the rules in a stack.
  public static List<Finding> check(ResolvedStack resolved) {
    return ALL.stream().flatMap(rule -> rule.check(resolved).stream()).toList();
  }
}
