package dev.plg.rule.grafana;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.DATA_SOURCES;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Subject;
import dev.plg.rule.Violation;
import dev.plg.view.TraceLink;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import dev.plg.yaml.Sequence;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules on the links from a span to its logs, metrics and profiles.
final class GrafanaTraceLinkRules {

  private static final Subject<Picture, TraceLink> LINKS = DATA_SOURCES.each(TraceLink::of);

  static final List<Rule> ALL =
      List.of(
          warning("grafana/trace-link-keys", LINKS)
              .what("a key of `tracesToLogsV2` is written below `tracesToLogs`")
              .why("Grafana ignores the key, and builds the query from the tags")
              .fix("write the settings below `tracesToLogsV2`")
              .source(
                  "grafana/grafana public/app/core/components/TraceToLogs/TraceToLogsSettings.tsx"
                      + " getTraceToLogsOptions")
              .where(it -> !newer(it).isEmpty())
              .says("Grafana does not read %s below `tracesToLogs`", GrafanaTraceLinkRules::named)
              .fixedBy(
                  it ->
                      it.isIgnored()
                          ? "remove `tracesToLogs`: Grafana reads `tracesToLogsV2` instead"
                          : "")
              .at(it -> newer(it).getFirst().keyPlace()),
          warning("grafana/trace-link-shift", LINKS)
              .what("a time shift of a trace link gives no range")
              .why("the link opens a time range without lines, or is missing, without an error")
              .fix("write both with a unit, the start negative: `-1h` and `1h`")
              .source(
                  "grafana/grafana public/app/features/explore/TraceView/createSpanLink.tsx"
                      + " getTimeRangeFromSpan")
              .where(it -> !it.isIgnored())
              .finds(GrafanaTraceLinkRules::shifts),
          warning("grafana/trace-link-tags", LINKS)
              .what("the tags of a trace link have the form of another version")
              .why(
                  "Grafana finds none of the tags at a span, and shows no link or one without them")
              .fix("write each tag as a map: `{key: service.name, value: app}`")
              .source(
                  "grafana/grafana public/app/core/components/TraceToLogs/TraceToLogsSettings.tsx"
                      + " TraceToLogsOptions, TraceToLogsOptionsV2")
              .where(it -> !it.isIgnored())
              .where(
                  it ->
                      it.tree().sequence("tags").items().stream().anyMatch(tag -> isOther(it, tag)))
              .says(
                  it ->
                      it.isOld()
                          ? "the tags of `tracesToLogs` are maps"
                          : "the tags of `%s` are texts".formatted(it.key()))
              .fixedBy(
                  it ->
                      it.isOld()
                          ? "write them below `tracesToLogsV2`, or as `mappedTags` with"
                              + " `mapTagNamesEnabled: true`"
                          : "")
              .at(it -> it.tree().placeOf("tags")));

  private GrafanaTraceLinkRules() {}

  /// The keys that only the newer form has.
  private static List<Mapping.Entry> newer(TraceLink link) {
    return link.isOld()
        ? Stream.of("customQuery", "query").flatMap(key -> link.tree().entry(key).stream()).toList()
        : List.of();
  }

  private static String named(TraceLink link) {
    return newer(link).stream()
        .map(it -> "`" + it.key() + "`")
        .collect(Collectors.joining(" and "));
  }

  private static boolean isOther(TraceLink link, Node tag) {
    return switch (tag) {
      case Scalar _ -> !link.isOld();
      case Mapping _ -> link.isOld();
      case Sequence _ -> false;
    };
  }

  private static Stream<Violation> shifts(TraceLink link) {
    List<Violation> unreadable =
        Stream.of(TraceLink.START, TraceLink.END)
            .filter(key -> link.tree().text(key).filter(it -> !it.contains("$")).isPresent())
            .filter(key -> link.shift(key).isEmpty())
            .map(
                key ->
                    at(
                        link.tree().placeOf(key),
                        "`%s: %s` is no time that Grafana can read",
                        key,
                        link.tree().text(key).orElse("")))
            .toList();
    if (!unreadable.isEmpty()) {
      return unreadable.stream();
    }
    OptionalLong start = link.shift(TraceLink.START);
    OptionalLong end = link.shift(TraceLink.END);
    return start.isPresent() && end.isPresent() && start.getAsLong() > end.getAsLong()
        ? Stream.of(
            at(
                link.tree()
                    .placeOf(
                        link.tree().find(TraceLink.START).isPresent()
                            ? TraceLink.START
                            : TraceLink.END),
                "the link begins %s after the span, and ends %s after it",
                link.tree().text(TraceLink.START).orElse("0"),
                link.tree().text(TraceLink.END).orElse("0")))
        : Stream.empty();
  }
}
