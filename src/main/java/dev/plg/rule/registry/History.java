package dev.plg.rule.registry;

import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.rule.Rollout;
import dev.plg.rule.Rule;
import dev.plg.rule.format.FormatChanged;
import dev.plg.rule.helm.HelmHistoryRules;
import dev.plg.rule.kubernetes.KubernetesImmutableField;
import dev.plg.rule.kubernetes.KubernetesLeftRunning;
import dev.plg.rule.kubernetes.KubernetesMoved;
import dev.plg.rule.loki.LokiSchemaAppended;
import dev.plg.rule.loki.LokiSchemaHistory;
import dev.plg.rule.storage.StoragePlaceHistory;
import dev.plg.rule.version.VersionHistoryRules;
import dev.plg.view.ImmutableFields;
import dev.plg.view.SchemaPeriods;
import dev.plg.view.StorePlaces;
import dev.plg.view.StoreVersions;
import dev.plg.yaml.Mapping;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules on what a new output changes in an earlier one.
public final class History {

  static final List<Rule> ALL =
      Stream.of(
              List.of(
                  KubernetesImmutableField.RULE,
                  LokiSchemaHistory.RULE,
                  LokiSchemaAppended.RULE,
                  StoragePlaceHistory.RULE,
                  KubernetesMoved.RULE,
                  KubernetesLeftRunning.RULE,
                  FormatChanged.RULE),
              VersionHistoryRules.ALL,
              HelmHistoryRules.ALL)
          .flatMap(List::stream)
          .toList();

  private History() {}

  /// What must not change like this, by file.
  ///
  /// @param rollout the day on which the output is rolled out, in UTC
  public static List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    var whole = new Rollout(changes, rollout);
    return ALL.stream()
        .flatMap(rule -> ((HistoryRule) rule).check(whole).stream())
        .sorted()
        .toList();
  }

  /// What a later output must keep of these objects, as [#check] compares it.
  public static List<Mapping> kept(List<Mapping> objects) {
    return objects.stream()
        .flatMap(
            object ->
                Stream.of(
                        ImmutableFields.kept(object),
                        Optional.of(StoreVersions.in(List.of(object)))
                            .filter(versions -> !versions.byProgram().isEmpty())
                            .map(StoreVersions::kept),
                        SchemaPeriods.in(List.of(object)).map(SchemaPeriods::kept),
                        Optional.of(StorePlaces.in(List.of(object)))
                            .filter(places -> !places.byWhat().isEmpty())
                            .map(StorePlaces::kept))
                    .flatMap(Optional::stream))
        .toList();
  }

  /// The ids of the rules whose refusals `--accept` can overrule.
  public static List<String> ids() {
    return ALL.stream()
        .map(Rule::about)
        .filter(about -> about.severity() == Severity.ERROR)
        .map(About::id)
        .toList();
  }
}
