package dev.plg.profile;

import dev.plg.model.Disk;
import dev.plg.model.DnsLabel;
import dev.plg.model.EventRule;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.GoRegex;
import dev.plg.model.Quantity;
import dev.plg.model.StreamLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The `events` of a stack.
final class EventsDecoder {

  private static final List<String> OF_PODS =
      List.of("image", "resources", "nodeSelector", "tolerations", "affinity");
  private static final List<String> OF_EXPORTER =
      List.of("sink", "labels", "maxEventAgeSeconds", "lookup", "drop");
  private static final List<String> OF_LOGGER = List.of("ignoreNormal");
  private static final List<String> OF_AGENT = List.of("namespaces", "persistence");

  private static final Disk POSITIONS = new Disk(new Quantity("1Gi"), Optional.empty());

  private EventsDecoder() {}

  static Optional<Events> decode(Section root) {
    Section events = root.section("events");
    if (!root.has("events") || !events.flag("enabled", true)) {
      return Optional.empty();
    }
    return switch (events.text("source").orElse("exporter")) {
      case "logger" -> {
        refuse(events, "logger", OF_EXPORTER, OF_AGENT);
        yield Optional.of(logger(events));
      }
      case "agent" -> {
        refuse(events, "agent", OF_EXPORTER, OF_LOGGER, OF_PODS);
        yield Optional.of(byAgent(events));
      }
      default -> {
        refuse(events, "exporter", OF_LOGGER, OF_AGENT);
        yield exporter(events);
      }
    };
  }

  @SafeVarargs
  private static void refuse(Section events, String source, List<String>... others) {
    for (List<String> keys : others) {
      for (String key : keys) {
        if (events.has(key)) {
          events.report(
              "stack/choice",
              events.place(key),
              "`events.%s` is of no use with source %s".formatted(key, source),
              "",
              "remove it, or choose another `events.source`");
        }
      }
    }
  }

  private static Optional<Events> exporter(Section events) {
    Optional<EventSink> sink = sink(events);
    int maxAge = events.number("maxEventAgeSeconds").orElse(60);
    return sink.flatMap(
        it ->
            events.whole(
                () ->
                    new Events.Exporter(
                        it,
                        maxAge,
                        events.flag("lookup", false),
                        rules(events),
                        WorkloadDecoder.decode(events, Defaults.events(), List.of()))));
  }

  private static Optional<EventSink> sink(Section events) {
    if (events.text("sink").orElse("loki").equals("stdout")) {
      OutsideDecoder.refuse(events, List.of("labels"), "sink: loki");
      return Optional.of(new EventSink.Stdout());
    }
    var labels = new TreeMap<>(events.texts("labels", StreamLabels::check));
    labels.putIfAbsent("job", "kubernetes-event-exporter");
    return Optional.of(new EventSink.Loki(new StreamLabels(labels)));
  }

  private static List<EventRule> rules(Section events) {
    var rules = new ArrayList<EventRule>();
    for (Section rule : events.sections("drop")) {
      var fields = new TreeMap<String, GoRegex>();
      for (String field : EventRule.FIELDS) {
        rule.value(field, GoRegex::new).ifPresent(it -> fields.put(field, it));
      }
      boolean complete = fields.size() == rule.keys().size() && !fields.isEmpty();
      if (complete || rule.keys().isEmpty()) {
        rule.whole(() -> new EventRule(fields)).ifPresent(rules::add);
      }
    }
    return rules;
  }

  private static Events logger(Section events) {
    return new Events.Logger(
        events.flag("ignoreNormal", false),
        WorkloadDecoder.decode(events, Defaults.events(), List.of()));
  }

  private static Events byAgent(Section events) {
    Section persistence = events.section("persistence");
    Quantity size = persistence.value("size", Quantity::new).orElse(POSITIONS.size());
    Optional<Disk> disk = persistence.whole(() -> new Disk(size, persistence.text("storageClass")));
    return new Events.ByAgent(events.values("namespaces", DnsLabel::new), disk.orElse(POSITIONS));
  }
}
