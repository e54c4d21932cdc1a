package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PROMTAIL;
import static dev.plg.rule.Violation.at;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `promtail`.
public final class PromtailRules {

  public static final List<Rule> ALL =
      List.of(
          new BatchesFitLoki(),
          new BracesAreNotExpanded(),
          new ControlPlaneIsTolerated(),
          new DockerRootIsMounted(),
          new DroppedLinesHaveNoStages(),
          new EveryNodeIsRead(),
          new GlobIsMounted(),
          new HostnameIsNodes(),
          new JobNamesDiffer(),
          new JobReadsSomething(),
          new JournalIsMounted(),
          new LabelsHaveFewValues(),
          warning("promtail/client-twice", PROMTAIL.from("1.6").orUnknown())
              .what("clients are set both in the file and on the command line")
              .why(
                  "Promtail uses all of them: each line is sent to both, twice if both are one"
                      + " Loki")
              .fix("keep `clients` and remove -client.url")
              .source("grafana/loki clients/pkg/promtail/config/config.go:68@v2.9.3")
              .where(promtail -> !promtail.clients().isEmpty())
              .finds(
                  promtail ->
                      promtail.clientFlag().stream()
                          .filter(flag -> !flag.value().isEmpty())
                          .map(
                              flag ->
                                  at(
                                      flag.place(),
                                      "lines are sent to -client.url=%s and to the file's `clients`"
                                          .formatted(flag.value())))),
          new LinesGoSomewhere(),
          new LinksKeepTheirPath(),
          new LivenessIsNotReadiness(),
          new LogsAreReadAsRoot(),
          new MissingLabelsAreNotDropped(),
          new MountHoldsLogs(),
          new OneRuntimeWritesLogs(),
          new PodLabelsAreChosen(),
          new PodNamesAreTakenWhole(),
          new PodsMayBeListed(),
          new PositionsOutliveThePod(),
          new PushPathIsLokis(),
          new RuntimesLinesAreParsed(),
          new StagesExist(),
          new LogsOfNodeAreReadOnly(),
          new StageFitsRuntime(),
          new TimesHaveZones());

  private PromtailRules() {}
}
