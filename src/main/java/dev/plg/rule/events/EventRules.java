package dev.plg.rule.events;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `events`.
public final class EventRules {

  public static final List<Rule> ALL =
      List.of(
          new LoggerKnowsFlag(),
          new LoggerPrintsOnce(),
          new ExporterKnowsSink(),
          new EventsAreCollected(),
          new ExporterIsMaintained());

  private EventRules() {}
}
