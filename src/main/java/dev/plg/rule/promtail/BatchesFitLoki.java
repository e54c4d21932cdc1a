package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.LokiView;
import dev.plg.view.PromtailView;
import java.util.List;
import java.util.Optional;

/// A batch is no larger than what Loki takes at once.
final class BatchesFitLoki implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/batch-too-large",
        Severity.WARNING,
        Versions.of("Promtail"),
        "a batch may be larger than what Loki takes at once",
        "Loki answers 429 however often the batch is sent: it is lost, and those behind it wait",
        "raise Loki's `limits_config.ingestion_burst_size_mb` above the batch, or lower"
            + " `batchsize`",
        "loki clients/pkg/promtail/client/config.go@v2.9.3 (1 MiB),"
            + " pkg/validation/limits.go:204@v2.9.3 (6 MB)");
  }

  private static final double MEGABYTE = 1 << 20;

  @Override
  public List<Finding> check(Picture picture) {
    double burst =
        LokiView.in(picture)
            .mapToDouble(loki -> number(loki.value("limits_config", "ingestion_burst_size_mb"), 6))
            .min()
            .orElse(Double.MAX_VALUE);
    return PromtailView.in(picture)
        .flatMap(promtail -> promtail.clients().stream())
        .filter(client -> number(client.text("batchsize"), MEGABYTE) > burst * MEGABYTE)
        .map(
            client ->
                about()
                    .finding(
                        client.placeOf("batchsize"),
                        "a batch has up to %s bytes, but Loki takes %s MB at once"
                            .formatted(client.text("batchsize").orElse("1048576"), plain(burst))))
        .toList();
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
