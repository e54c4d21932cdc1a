package dev.plg.view;

import dev.plg.yaml.Mapping;
import dev.plg.yaml.Node;
import dev.plg.yaml.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a data source of traces leads from a span to logs, metrics or profiles.
///
/// @param key the setting of `jsonData`
/// @param isIgnored whether Grafana reads the newer setting instead
public record TraceLink(String key, Mapping tree, boolean isIgnored) {

  /// What is added to the begin and the end of the span to make the range of the link.
  public static final String START = "spanStartTimeShift";

  public static final String END = "spanEndTimeShift";

  private static final String OLD = "tracesToLogs";
  private static final String NEW = "tracesToLogsV2";
  private static final List<String> KEYS = List.of(OLD, NEW, "tracesToMetrics", "tracesToProfiles");

  // grafana packages/grafana-data/src/datetime/rangeutil.ts describeInterval
  private static final Pattern INTERVAL =
      Pattern.compile("(?<count>-?[0-9]+(?:\\.[0-9]+)?)(?<unit>ms|[Mwdhmsy])");

  private static final Map<String, Long> MILLISECONDS =
      Map.of(
          "ms", 1L,
          "s", 1_000L,
          "m", 60_000L,
          "h", 3_600_000L,
          "d", 86_400_000L,
          "w", 604_800_000L,
          "M", 2_592_000_000L,
          "y", 31_536_000_000L);

  /// The links of a data source.
  public static Stream<TraceLink> of(DataSource source) {
    Mapping json = source.jsonData();
    boolean isNew = !json.mapping(NEW).isEmpty();
    return KEYS.stream()
        .filter(key -> !json.mapping(key).isEmpty())
        .map(key -> new TraceLink(key, json.mapping(key), isNew && key.equals(OLD)));
  }

  /// Whether its tags are texts, and it has no query of its own.
  public boolean isOld() {
    return key.equals(OLD);
  }

  /// A time shift in milliseconds, 0 where there is none; empty where Grafana cannot read it.
  public OptionalLong shift(String name) {
    String text =
        tree.find(name)
            .filter(Scalar.class::isInstance)
            .map(Node::plain)
            .map(String::valueOf)
            .orElse("");
    if (text.isEmpty() || text.equals("0")) {
      return OptionalLong.of(0);
    }
    Matcher interval = INTERVAL.matcher(text);
    return interval.lookingAt()
        ? OptionalLong.of(
            Math.round(
                Double.parseDouble(interval.group("count"))
                    * Objects.requireNonNull(MILLISECONDS.get(interval.group("unit")))))
        : OptionalLong.empty();
  }
}
