package dev.plg.model;

import java.util.Optional;

/// How much a table may read and write, and how that is paid.
public sealed interface Throughput {

  /// What Loki takes where nothing is said.
  // loki v2.9.6 pkg/storage/config/schema_config.go RegisterFlags of ProvisionConfig
  int DEFAULT_WRITE = 1000;

  int DEFAULT_READ = 300;

  /// Paid by request; no table is ever too small.
  record OnDemand() implements Throughput {}

  /// Paid by the hour, used or not.
  ///
  /// @param write capacity units of the table that is written to
  /// @param read capacity units of that table
  /// @param inactiveWrite capacity units of each older table
  /// @param inactiveRead capacity units of each older table
  record Provisioned(int write, int read, int inactiveWrite, int inactiveRead)
      implements Throughput {
    public Provisioned {
      positive("write", write);
      positive("read", read);
      positive("inactiveWrite", inactiveWrite);
      positive("inactiveRead", inactiveRead);
    }
  }

  /// Writes provisioned within bounds that Loki follows by its own metrics.
  ///
  /// @param metrics the Prometheus that holds Loki's metrics: without it Loki does not start
  // loki v2.9.6 pkg/loki/modules.go:521
  record Autoscaled(int minWrite, int maxWrite, int read, RoleArn role, HttpUrl metrics)
      implements Throughput {
    public Autoscaled {
      positive("minWrite", minWrite);
      positive("read", read);
      InvalidValue.unless(
          maxWrite >= minWrite,
          () -> "maxWrite %d is below minWrite %d".formatted(maxWrite, minWrite),
          () -> "raise maxWrite");
    }
  }

  /// The bounds that Loki scales the tables within; empty where it does not.
  default Optional<Autoscaled> scaling() {
    return switch (this) {
      case Autoscaled scaled -> Optional.of(scaled);
      case OnDemand(), Provisioned _ -> Optional.empty();
    };
  }

  private static void positive(String name, int units) {
    InvalidValue.unless(
        units >= 1,
        () -> "%s: %d is not a capacity".formatted(name, units),
        () -> "DynamoDB takes 1 or more");
  }
}
