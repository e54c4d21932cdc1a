package dev.plg.rule.registry;

import dev.plg.finding.Finding;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.rule.Rule;
import dev.plg.rule.ValuesRule;
import dev.plg.rule.agent.AgentRules;
import dev.plg.rule.disk.DiskRules;
import dev.plg.rule.events.EventsRules;
import dev.plg.rule.grafana.GrafanaRules;
import dev.plg.rule.helm.HelmRules;
import dev.plg.rule.image.ImageNeverPublished;
import dev.plg.rule.image.ImageUnpinned;
import dev.plg.rule.kubernetes.KubernetesRules;
import dev.plg.rule.promtail.PromtailRules;
import dev.plg.rule.retention.RetentionRules;
import dev.plg.rule.retention.RetentionTableRules;
import dev.plg.rule.ring.RingMemberRules;
import dev.plg.rule.ring.RingRules;
import dev.plg.rule.schema.SchemaRules;
import dev.plg.rule.schema.SchemaStoreRules;
import dev.plg.rule.storage.StorageCredentialRules;
import dev.plg.rule.storage.StorageDynamodbRules;
import dev.plg.rule.storage.StorageRules;
import dev.plg.rule.tempo.TempoRules;
import dev.plg.rule.tenancy.TenancyRules;
import dev.plg.rule.text.TextRules;
import dev.plg.rule.version.VersionUnmaintained;
import dev.plg.rule.wiring.WiringRules;
import dev.plg.view.UserValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules: those of the readers, those on the stack in the order of their ids, then the rest by
/// area.
public final class Rules {

  public static final List<Rule> ALL =
      Stream.<List<? extends Rule>>of(
              ReaderRules.ALL,
              StackRules.ALL,
              AgentRules.ALL,
              DiskRules.ALL,
              EventsRules.ALL,
              GrafanaRules.ALL,
              HelmRules.ALL,
              History.ALL,
              List.of(ImageNeverPublished.RULE, ImageUnpinned.RULE, VersionUnmaintained.RULE),
              KubernetesRules.ALL,
              PromtailRules.ALL,
              RetentionRules.ALL,
              RetentionTableRules.ALL,
              RingMemberRules.ALL,
              RingRules.ALL,
              SchemaRules.ALL,
              SchemaStoreRules.ALL,
              StorageCredentialRules.ALL,
              StorageDynamodbRules.ALL,
              StorageRules.ALL,
              TempoRules.ALL,
              TenancyRules.ALL,
              TextRules.ALL,
              WiringRules.ALL)
          .<Rule>flatMap(List::stream)
          .toList();

  private static final class OnPictures {
    static final List<PictureRule> ALL =
        Rules.ALL.stream()
            .filter(PictureRule.class::isInstance)
            .map(PictureRule.class::cast)
            .toList();

    static final List<PictureRule> OF_ANY_OBJECT =
        ALL.stream().filter(it -> it.about().ofAnyObject()).toList();

    /// Ids of rules that find nothing where another one finds an error.
    static final Set<String> YIELDING =
        ALL.stream()
            .map(Rule::about)
            .filter(About::yields)
            .map(About::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  private Rules() {}

  /// What violates the rules in a picture. The rules run in parallel; the findings keep their
  /// order.
  public static List<Finding> check(Picture picture) {
    List<PictureRule> rules = picture.holdsPrograms() ? OnPictures.ALL : OnPictures.OF_ANY_OBJECT;
    List<Finding> findings =
        rules.parallelStream().flatMap(rule -> rule.check(picture).stream()).toList();
    Set<Location> errors =
        findings.stream()
            .filter(it -> it.isError() && !OnPictures.YIELDING.contains(it.rule()))
            .map(Finding::place)
            .collect(Collectors.toSet());
    return findings.stream()
        .filter(it -> !OnPictures.YIELDING.contains(it.rule()) || !errors.contains(it.place()))
        .toList();
  }

  /// What violates the rules in the values for a chart.
  public static List<Finding> check(UserValues values) {
    var findings = new ArrayList<Finding>();
    for (Rule rule : ALL) {
      if (rule instanceof ValuesRule onValues) {
        findings.addAll(onValues.check(values));
      }
    }
    return findings;
  }

  /// The rule with this id.
  public static Optional<Rule> named(String id) {
    return ALL.stream().filter(rule -> rule.about().id().equals(id)).findFirst();
  }
}
