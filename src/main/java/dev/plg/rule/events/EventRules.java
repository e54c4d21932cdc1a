package dev.plg.rule.events;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `events`, but those on the stack.
public final class EventRules {

  public static final List<Rule> ALL =
      List.of(
          new ConfigFileIsThere(),
          new ConntrackIsTheNodes(),
          new DockerMonitorHasDocker(),
          new EventsComeOnce(),
          new EventsMayBeOld(),
          new ExporterIsLookedAfter(),
          new KeysAreRead(),
          new LogWordsAreKnown(),
          new LoggerLogsOnce(),
          new LokiGetsStreams(),
          new LokiSinkHasNoTls(),
          new MetricsPrefixFits(),
          new MonitorFilesExist(),
          new ObjectsMayBeLookedUp(),
          new OneAgeIsSet(),
          new OneExporterLeads(),
          new PatternsAreRegexes(),
          new ReceiverOfRouteExists(),
          new SecretsAreNotRead(),
          new SinkIsKnown(),
          new StdoutIsNoFile(),
          new StreamLabelsAreFixed(),
          new StreamsHaveLabels(),
          new VariablesOfTemplatesStay());

  private EventRules() {}
}
