package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;
import static dev.plg.key.Pairs.pairs;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Text.text;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Program;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Made;
import dev.plg.key.Shape.Text;
import dev.plg.key.Shape.Whole;
import dev.plg.model.Disk;
import dev.plg.model.DnsLabel;
import dev.plg.model.EventRule;
import dev.plg.model.EventSink;
import dev.plg.model.Events;
import dev.plg.model.GoRegex;
import dev.plg.model.PodSettings;
import dev.plg.model.Quantity;
import dev.plg.model.StreamLabels;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The section `events`.
final class EventsSection {

  private static final String EXPORTER = "kubernetes-event-exporter";

  static final FileKey<String> VERSION = VersionSection.version(Program.EVENT_EXPORTER);
  static final FileKey<String> SOURCE =
      key("source", word("exporter", "logger", "agent", "alloy")).or("exporter");

  private static final FileKey<String> SINK = key("sink", word("loki", "stdout")).or("loki");
  private static final FileKey<SortedMap<String, String>> LABELS =
      key("labels", pairs(text(), StreamLabels::check))
          .or(Collections.emptySortedMap(), "job: " + EXPORTER);
  private static final FileKey<Integer> MAX_AGE = key("maxEventAgeSeconds", Whole.from(1)).or("60");
  private static final FileKey<Boolean> LOOKUP = key("lookup", FLAG).or("false");
  private static final Text<GoRegex> REGEX = text("Go regular expression", GoRegex::new);
  private static final List<FileKey<GoRegex>> FIELDS =
      List.of(
          key("type", REGEX).about("The type: Normal or Warning.", "Normal"),
          key("reason", REGEX).about("The reason.", "Pulled"),
          key("message", REGEX).about("The message.", "Successfully.*"),
          key("namespace", REGEX).about("The namespace of the event.", "kube-system"),
          key("kind", REGEX).about("The kind of the object.", "Pod"),
          key("apiVersion", REGEX).about("The API version of the object.", "apps/v1"),
          key("component", REGEX).about("The component that reports the event.", "kubelet"),
          key("host", REGEX).about("The node that reports the event.", "worker-1"));
  private static final FileKey<List<EventRule>> DROP =
      key("drop", items(new Made<>(group(FIELDS.toArray(FileKey<?>[]::new)), EventsSection::rule)))
          .or(List.of(), "");
  private static final List<FileKey<?>> OF_EXPORTER = List.of(VERSION, SINK, MAX_AGE, LOOKUP, DROP);
  private static final List<FileKey<?>> WITH_LABELS = List.of(LABELS);

  private static final FileKey<Boolean> IGNORE_NORMAL = key("ignoreNormal", FLAG).or("false");
  private static final List<FileKey<?>> OF_LOGGER = List.of(IGNORE_NORMAL);

  private static final FileKey<List<DnsLabel>> NAMESPACES =
      key("namespaces", items(SharedKeys.NAME)).or(List.of(), "all");
  private static final FileKey<FileValue> PERSISTENCE = SharedKeys.volume("1Gi");
  private static final List<FileKey<?>> OF_WATCHERS = List.of(NAMESPACES, PERSISTENCE);

  private static final Group OWN =
      Group.later(
          () ->
              List.of(
                  SharedKeys.ENABLED,
                  SOURCE.about(
                      "The program that watches events: kubernetes-event-exporter,"
                          + " k8s-event-logger, Grafana Agent or, in a pod of its own, Alloy, whose"
                          + " events have the labels and fields of the exporter's."),
                  VersionSection.about(Program.EVENT_EXPORTER, VERSION),
                  SINK.about(
                      "With source exporter: where events go. `loki` sends them to Loki; `stdout`"
                          + " prints them to the log of the pod, which the collector reads."),
                  LABELS.about(
                      "With sink loki or source alloy: the labels of the stream, the same for all"
                          + " events.",
                      "{cluster: production}"),
                  MAX_AGE.about(
                      "With source exporter: the age up to which an event is sent.", "300"),
                  LOOKUP.about(
                      "With source exporter: `true` adds the labels and annotations of the object"
                          + " of an event. The exporter may then read all objects, and sends a"
                          + " request for each event."),
                  DROP.about(
                      "With source exporter: the events that are not sent. An item drops the"
                          + " events whose fields all match.",
                      "[{type: Normal, reason: Pulled}]"),
                  IGNORE_NORMAL.about(
                      "With source logger: `true` drops the events of type Normal."),
                  NAMESPACES.about(
                      "With source agent or alloy: the namespaces whose events are sent.",
                      "[default]"),
                  PERSISTENCE.about(
                      "With source agent or alloy: the volume of the position in the stream of"
                          + " events, so that a new pod does not send them again.")));

  static final Group KEYS = Group.of(OWN, WorkloadSection.KEYS);

  private EventsSection() {}

  /// @param alloy the section of the other Alloys
  /// @param storageClass of a volume that names none
  static Optional<Events> read(FileValue events, FileValue alloy, Optional<String> storageClass) {
    String source = events.get(SOURCE);
    return switch (source) {
      case "logger" -> {
        refuse(events, source, OF_EXPORTER, WITH_LABELS, OF_WATCHERS);
        yield Optional.of(new Events.Logger(events.get(IGNORE_NORMAL), workload(events)));
      }
      case "agent" -> {
        refuse(events, source, OF_EXPORTER, WITH_LABELS, OF_LOGGER, WorkloadSection.KEYS.keys());
        yield Optional.of(new Events.ByAgent(events.get(NAMESPACES), disk(events, storageClass)));
      }
      case "alloy" -> {
        refuse(events, source, OF_EXPORTER, OF_LOGGER);
        WorkloadSection.refuseImageOf(Program.EVENT_EXPORTER, events, Program.ALLOY.title());
        yield Optional.of(
            new Events.ByAlloy(
                labels(events),
                events.get(NAMESPACES),
                disk(events, storageClass),
                WorkloadSection.readWithImageOf(events, alloy, Defaults.alloy())));
      }
      case "exporter" -> {
        refuse(events, source, OF_LOGGER, OF_WATCHERS);
        EventSink sink = sink(events);
        yield events.whole(
            () ->
                new Events.Exporter(
                    sink,
                    events.get(MAX_AGE),
                    events.get(LOOKUP),
                    events.get(DROP),
                    workload(events)));
      }
      default -> throw new IllegalStateException(source);
    };
  }

  @SafeVarargs
  private static void refuse(FileValue events, String source, List<FileKey<?>>... others) {
    for (List<FileKey<?>> keys : others) {
      for (FileKey<?> key : keys) {
        if (events.has(key)) {
          events.report(
              "choice",
              events.place(key),
              "`%s` has no effect with source %s".formatted(events.path(key), source),
              "",
              "remove it, or choose another `events.source`");
        }
      }
    }
  }

  private static PodSettings workload(FileValue events) {
    return WorkloadSection.read(events, Defaults.events(), List.of());
  }

  private static EventSink sink(FileValue events) {
    if (events.get(SINK).equals("stdout")) {
      if (events.has(LABELS)) {
        events.report(
            "outside",
            events.place(LABELS),
            "`events.labels` has no effect with sink stdout",
            "",
            "set `events.sink: loki`, or remove it");
      }
      return new EventSink.Stdout();
    }
    return new EventSink.Loki(labels(events));
  }

  /// The same for the exporter and for Alloy, so that a change of one to the other changes no
  /// query.
  private static StreamLabels labels(FileValue events) {
    var labels = new TreeMap<>(events.get(LABELS));
    labels.putIfAbsent("job", EXPORTER);
    return new StreamLabels(labels);
  }

  private static Disk disk(FileValue events, Optional<String> storageClass) {
    return SharedKeys.disk(events.in(PERSISTENCE), new Disk(new Quantity("1Gi"), storageClass));
  }

  /// Empty where a field is refused.
  private static Optional<EventRule> rule(FileValue rule) {
    var fields = new TreeMap<String, GoRegex>();
    for (FileKey<GoRegex> field : FIELDS) {
      rule.find(field).ifPresent(it -> fields.put(field.name(), it));
    }
    return fields.size() < rule.size() ? Optional.empty() : rule.whole(() -> new EventRule(fields));
  }
}
