package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.rule.Slip;
import dev.plg.view.PromtailView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Keys of the configuration are those that Promtail knows.
final class KeysExist implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/unknown-key",
        Severity.ERROR,
        Versions.of("Promtail"),
        "the configuration has a key that Promtail does not know",
        "Promtail exits: `field … not found in type …`",
        "remove the key, or spell it as the documentation of this version does",
        "loki clients/pkg/promtail/config/config.go:29, scrapeconfig/scrapeconfig.go:35,"
            + " client/config.go:24@v3.5.1");
  }

  private static final Set<String> TOP =
      Set.of(
          "server",
          "client",
          "clients",
          "positions",
          "scrape_configs",
          "target_config",
          "limits_config",
          "options",
          "tracing",
          "wal",
          "global");

  private static final Set<String> JOB =
      Set.of(
          "job_name",
          "pipeline_stages",
          "journal",
          "syslog",
          "gcplog",
          "loki_push_api",
          "windows_events",
          "kafka",
          "azure_event_hubs",
          "gelf",
          "cloudflare",
          "heroku_drain",
          "relabel_configs",
          "static_configs",
          "encoding",
          "decompression");

  private static final Set<String> CLIENT =
      Set.of(
          "name",
          "url",
          "batchwait",
          "batchsize",
          "headers",
          "backoff_config",
          "external_labels",
          "timeout",
          "tenant_id",
          "drop_rate_limited_batches",
          "stream_lag_labels",
          "basic_auth",
          "authorization",
          "oauth2",
          "bearer_token",
          "bearer_token_file",
          "tls_config",
          "follow_redirects",
          "enable_http2",
          "proxy_url",
          "no_proxy",
          "proxy_from_environment",
          "proxy_connect_header",
          "http_headers");

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture).flatMap(this::findings).toList();
  }

  private Stream<Finding> findings(PromtailView promtail) {
    return Stream.of(
            unknown(promtail.tree(), TOP),
            promtail.clients().stream().flatMap(client -> unknown(client, CLIENT)),
            promtail.jobs().stream().flatMap(job -> unknown(job.tree(), JOB)))
        .flatMap(it -> it);
  }

  private Stream<Finding> unknown(Mapping tree, Set<String> known) {
    return tree.entries().stream()
        .filter(entry -> !known.contains(entry.key()) && !entry.key().endsWith("_sd_configs"))
        .map(
            entry ->
                Slip.repaired(
                    about()
                        .finding(
                            entry.keyPlace(),
                            "Promtail knows no key %s here".formatted(entry.key()),
                            Nearest.to(entry.key(), known)
                                .map("did you mean %s?"::formatted)
                                .orElse(about().fix())),
                    tree,
                    entry,
                    known));
  }
}
