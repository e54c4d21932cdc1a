package dev.plg.profile;

import dev.plg.model.HttpUrl;
import dev.plg.model.RoleArn;
import dev.plg.model.Throughput;
import java.util.Optional;

/// How much the tables of DynamoDB may read and write; on demand where nothing is said.
final class ThroughputDecoder {

  private ThroughputDecoder() {}

  static Optional<Throughput> decode(Section throughput) {
    if (throughput.keys().isEmpty()) {
      return Optional.of(new Throughput.OnDemand());
    }
    return Choice.of(
        throughput,
        "",
        "",
        kind ->
            switch (kind) {
              case "provisioned" -> provisioned(throughput.section("provisioned"));
              case "autoscaled" -> autoscaled(throughput.section("autoscaled"));
              case "onDemand" -> onDemand(throughput);
              default -> Optional.empty(); // the schema check refuses it
            });
  }

  private static Optional<Throughput> onDemand(Section throughput) {
    if (throughput.flag("onDemand", true)) {
      return Optional.of(new Throughput.OnDemand());
    }
    throughput.report(
        "stack/choice",
        throughput.place("onDemand"),
        "`%s.onDemand` cannot be false".formatted(throughput.at()),
        "Loki would take %d write and %d read capacity units, paid by the hour"
            .formatted(Throughput.DEFAULT_WRITE, Throughput.DEFAULT_READ),
        "say how much in its place: throughput: {provisioned: {write: 100, read: 100}}");
    return Optional.empty();
  }

  // loki v2.9.6 pkg/storage/config/schema_config.go: the defaults of index_tables_provisioning
  private static Optional<Throughput> provisioned(Section units) {
    return units.whole(
        () ->
            new Throughput.Provisioned(
                units.number("write").orElse(Throughput.DEFAULT_WRITE),
                units.number("read").orElse(Throughput.DEFAULT_READ),
                units.number("inactiveWrite").orElse(1),
                units.number("inactiveRead").orElse(Throughput.DEFAULT_READ)));
  }

  private static Optional<Throughput> autoscaled(Section bounds) {
    Optional<RoleArn> role =
        bounds.required("roleArn", RoleArn::new, "roleArn: arn:aws:iam::111122223333:role/scaling");
    Optional<HttpUrl> metrics =
        bounds.required(
            "metricsUrl", HttpUrl::new, "metricsUrl: http://prometheus.monitoring.svc:9090");
    return role.isEmpty() || metrics.isEmpty()
        ? Optional.empty()
        : bounds.whole(
            () ->
                new Throughput.Autoscaled(
                    bounds.number("minWrite").orElse(100),
                    bounds.number("maxWrite").orElse(Throughput.DEFAULT_WRITE),
                    bounds.number("read").orElse(Throughput.DEFAULT_READ),
                    role.get(),
                    metrics.get()));
  }
}
