package dev.plg.rule.registry;

import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.rule.About;
import dev.plg.rule.FileChange;
import dev.plg.rule.HistoryRule;
import dev.plg.rule.Rule;
import dev.plg.rule.history.ChartUpgradesAreInPlace;
import dev.plg.rule.history.ChartsStay;
import dev.plg.rule.history.FormatStays;
import dev.plg.rule.history.LiveFieldsStay;
import dev.plg.rule.history.SchemaPeriodLiesAhead;
import dev.plg.rule.history.SchemaPeriodsStay;
import dev.plg.rule.history.StoreUpgradesAreOneWay;
import dev.plg.rule.history.StoresAreNotDowngraded;
import dev.plg.rule.history.StoresStay;
import dev.plg.rule.history.WorkloadsKeepTheirNames;
import dev.plg.view.ImmutableFields;
import dev.plg.view.SchemaPeriods;
import dev.plg.view.StorePlaces;
import dev.plg.view.StoreVersions;
import dev.plg.yaml.Mapping;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The demands on what is written over an earlier output.
public final class History {

  private static final List<HistoryRule> RULES =
      List.of(
          new LiveFieldsStay(),
          new SchemaPeriodsStay(),
          new SchemaPeriodLiesAhead(),
          new StoresStay(),
          new WorkloadsKeepTheirNames(),
          new StoresAreNotDowngraded(),
          new StoreUpgradesAreOneWay(),
          new FormatStays(),
          new ChartsStay(),
          new ChartUpgradesAreInPlace());

  /// The demands as rules among the others.
  public static final List<Rule> ALL = List.copyOf(RULES);

  private History() {}

  /// What must not change so, by file.
  ///
  /// @param rollout the day on which the output is rolled out, in UTC
  public static List<Finding> check(List<FileChange> changes, LocalDate rollout) {
    return RULES.stream().flatMap(rule -> rule.check(changes, rollout).stream()).sorted().toList();
  }

  /// What of these objects a later output must keep, as [#check] compares it.
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

  /// The ids of the rules whose refusals `--accept` may overrule.
  public static List<String> ids() {
    return RULES.stream()
        .map(HistoryRule::about)
        .filter(about -> about.severity() == Severity.ERROR)
        .map(About::id)
        .toList();
  }
}
