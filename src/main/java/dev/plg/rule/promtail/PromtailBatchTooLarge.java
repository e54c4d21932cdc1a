package dev.plg.rule.promtail;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.PROMTAIL;
import static dev.plg.rule.Violation.at;

import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.LokiView;
import dev.plg.yaml.Mapping;
import java.util.Optional;
import java.util.stream.Stream;

/// A batch is at most as large as the burst that Loki accepts.
final class PromtailBatchTooLarge {

  private static final double MEGABYTE = 1 << 20;

  static final Rule RULE =
      warning("promtail/batch-too-large", PROMTAIL.each(it -> it.clients().stream()))
          .what("a batch may be larger than the burst that Loki accepts")
          .why(
              "Loki answers 429 to each retry: the batch is lost, and delays the batches behind it")
          .fix(
              "raise Loki's `limits_config.ingestion_burst_size_mb` above the batch, or lower"
                  + " `batchsize`")
          .source(
              "grafana/loki clients/pkg/promtail/client/config.go@v2.9.3 (1 MiB),"
                  + " pkg/validation/limits.go:204@v2.9.3 (6 MB)")
          .findsIn(PromtailBatchTooLarge::violations);

  private PromtailBatchTooLarge() {}

  private static Stream<Violation> violations(Mapping client, Picture picture) {
    double burst =
        LokiView.in(picture)
            .mapToDouble(loki -> number(loki.value("limits_config", "ingestion_burst_size_mb"), 6))
            .min()
            .orElse(Double.MAX_VALUE);
    return number(client.text("batchsize"), MEGABYTE) > burst * MEGABYTE
        ? Stream.of(
            at(
                client.placeOf("batchsize"),
                "a batch has up to %s bytes, but Loki accepts bursts of %s MB"
                    .formatted(client.text("batchsize").orElse("1048576"), plain(burst))))
        : Stream.empty();
  }

  private static double number(Optional<String> text, double otherwise) {
    try {
      return text.map(Double::parseDouble).orElse(otherwise);
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
