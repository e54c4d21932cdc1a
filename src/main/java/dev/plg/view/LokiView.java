package dev.plg.view;

import dev.plg.catalog.Program;
import dev.plg.catalog.Version;
import dev.plg.finding.Location;
import dev.plg.finding.Pointer;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.picture.Run;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A Loki configuration in the words of Loki.
///
/// @param tree with the defaults of its variables
public record LokiView(ProgramConfig config, Mapping tree) {

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
    return picture.configs(Program.LOKI).map(LokiView::of);
  }

  /// That of a program that is Loki.
  public static LokiView of(ProgramConfig config) {
    String text = config.text().text();
    boolean isPlain = !text.isEmpty() && !Expansion.isVariable(text);
    return new LokiView(config, isPlain ? config.tree() : Expansion.of(config.tree()));
  }

  public Optional<Version> version() {
    return config.version();
  }

  /// A scalar's text: `value("common", "path_prefix")`.
  public Optional<String> value(String... steps) {
    return tree.find(Pointer.of(steps))
        .filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(scalar -> !scalar.isNull())
        .map(Scalar::text);
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

  /// The targets of the process: the command line wins, and `all` is the default.
  public List<String> targets() {
    return targets(config.flag("target"));
  }

  /// The targets of a container that reads this configuration.
  public List<String> targets(Run run) {
    return targets(run.container().flag("target"));
  }

  private List<String> targets(Optional<Flag> flag) {
    return List.of(flag.map(Flag::value).or(() -> value("target")).orElse("all").split(",", -1));
  }

  /// The periods of the schema, in the order of the text.
  public List<Period> periods() {
    return tree.mapping("schema_config").sequence("configs").items().stream()
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

    /// A setting of its index.
    public Optional<String> index(String key) {
      return tree.mapping("index").text(key);
    }

    /// The length of a table of the index; empty where it is not written, or is no duration.
    public Optional<Duration> indexPeriod() {
      return index("period").flatMap(GoDuration::parse);
    }

    /// Whether its index is in files that the compactor looks after: tsdb or boltdb-shipper.
    public boolean isShipped() {
      return SHIPPED.contains(store());
    }

    /// Whether its index is in tables that the table manager looks after.
    public boolean isInTables() {
      return TABLES.contains(store());
    }

    public Location placeOf(String... steps) {
      return tree.placeOf(steps);
    }
  }
}
