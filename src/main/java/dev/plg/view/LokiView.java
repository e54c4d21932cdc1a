package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.yaml.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A Loki configuration in the words of Loki.
public record LokiView(ProgramConfig config) {

  private static final Set<String> SHIPPED = Set.of("tsdb", "boltdb-shipper");
  private static final Set<String> TABLES =
      Set.of(
          "aws",
          "aws-dynamo",
          "bigtable",
          "bigtable-hashed",
          "boltdb",
          "cassandra",
          "gcp",
          "gcp-columnkey",
          "grpc-store");

  /// The Loki configurations of a picture.
  public static Stream<LokiView> in(Picture picture) {
    return picture.configs(Program.LOKI).map(LokiView::new);
  }

  public Mapping tree() {
    return config.tree();
  }

  public Optional<Version> version() {
    return config.version();
  }

  /// A scalar's text: `value("common", "path_prefix")`.
  public Optional<String> value(String... steps) {
    return config.value(steps);
  }

  public boolean isOn(String... steps) {
    return value(steps).filter("true"::equals).isPresent();
  }

  public Optional<Duration> duration(String... steps) {
    return value(steps).flatMap(GoDuration::parse);
  }

  public Location placeOf(String... steps) {
    return config.placeOf(steps);
  }

  /// What the process is to be: the command line wins, and `all` where nobody says.
  public String target() {
    return config.flag("target").map(flag -> flag.value()).or(() -> value("target")).orElse("all");
  }

  /// The periods of the schema, in the order of the text.
  public List<Period> periods() {
    return tree().mapping("schema_config").sequence("configs").items().stream()
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .map(Period::new)
        .toList();
  }

  /// The last period: the one that is written to, now or soon. Empty where there is none.
  public Optional<Period> lastPeriod() {
    List<Period> all = periods();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /// One entry of `schema_config.configs`.
  public record Period(Mapping tree) {

    public String from() {
      return tree.text("from").orElse("");
    }

    public String store() {
      return tree.text("store").orElse("");
    }

    public String objectStore() {
      return tree.text("object_store").orElse("");
    }

    public String schema() {
      return tree.text("schema").orElse("");
    }

    /// The length of a table of the index; empty where it is not written, or is no duration.
    public Optional<Duration> indexPeriod() {
      return tree.mapping("index").text("period").flatMap(GoDuration::parse);
    }

    /// Whether its index lies in files that the compactor looks after: tsdb or boltdb-shipper.
    public boolean isShipped() {
      return SHIPPED.contains(store());
    }

    /// Whether its index lies in tables that the table manager looks after.
    public boolean isInTables() {
      return TABLES.contains(store());
    }

    public Location placeOf(String... steps) {
      return tree.placeOf(steps);
    }
  }
}
