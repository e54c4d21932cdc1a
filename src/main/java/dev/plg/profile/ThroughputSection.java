package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Made.made;
import static dev.plg.key.OneOf.oneOf;

import dev.plg.key.FileKey;
import dev.plg.key.Shape.Flag;
import dev.plg.key.Shape.Whole;
import dev.plg.model.Throughput;
import java.util.Optional;

/// The section `storage.dynamodb.throughput`.
// defaults: loki v2.9.6 pkg/storage/config/schema_config.go, index_tables_provisioning
final class ThroughputSection {

  private static final Whole UNITS = Whole.from(1);
  private static final String WRITE = Integer.toString(Throughput.DEFAULT_WRITE);
  private static final String READ = Integer.toString(Throughput.DEFAULT_READ);

  private static final FileKey<Throughput> PROVISIONED =
      key(
              "provisioned",
              made(
                  key("write", UNITS).or(WRITE).about("Writes to the current table.", "500"),
                  key("read", UNITS).or(READ).about("Reads of the current table.", "500"),
                  key("inactiveWrite", UNITS).or("1").about("Writes to each older table.", "5"),
                  key("inactiveRead", UNITS).or(READ).about("Reads of each older table.", "50"),
                  (write, read, oldWrite, oldRead) ->
                      (Throughput) new Throughput.Provisioned(write, read, oldWrite, oldRead)))
          .about("Fixed capacity units, paid by the hour.");
  private static final FileKey<Throughput> AUTOSCALED =
      key(
              "autoscaled",
              made(
                  key("minWrite", UNITS).or("100").about("The fewest writes.", "50"),
                  key("maxWrite", UNITS).or(WRITE).about("The most writes.", "5000"),
                  key("read", UNITS).or(READ).about("Reads.", "500"),
                  key("roleArn", SharedKeys.ROLE)
                      .about(
                          "The ARN of the role that scales the tables.",
                          "arn:aws:iam::111122223333:role/scaling"),
                  key("metricsUrl", SharedKeys.URL)
                      .about(
                          "The Prometheus that scrapes Loki.",
                          "http://prometheus.monitoring.svc:9090"),
                  (least, most, read, role, metrics) ->
                      (Throughput) new Throughput.Autoscaled(least, most, read, role, metrics)))
          .about("Capacity units for writes between bounds, which Loki adjusts by its metrics.");
  private static final FileKey<Throughput> ON_DEMAND =
      key(
              "onDemand",
              new Flag<Throughput>(
                  new Throughput.OnDemand(),
                  Optional.empty(),
                  "name the capacity, as in throughput: {provisioned: {write: 100, read: 100}}"))
          .about("Capacity on demand, paid by the request.");

  static final FileKey<Throughput> THROUGHPUT =
      key("throughput", oneOf("the tables have no capacity", ON_DEMAND, PROVISIONED, AUTOSCALED))
          .or(new Throughput.OnDemand(), "onDemand")
          .about("The capacity of the tables: exactly one kind.");

  private ThroughputSection() {}
}
