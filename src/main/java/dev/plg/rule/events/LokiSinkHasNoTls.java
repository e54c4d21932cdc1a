package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// The receiver for Loki is not asked to check certificates.
final class LokiSinkHasNoTls implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/loki-tls",
        Severity.ERROR,
        Versions.from("event-exporter", "1.2"),
        "a receiver for Loki has `tls`, which it does not use",
        "its requests go through the default client: with a private CA they fail with an x509"
            + " error, at level debug, and no event arrives",
        "let the image trust the CA (SSL_CERT_FILE), or send to Loki inside the cluster",
        "kubernetes-event-exporter pkg/sinks/loki.go@v1.7: client is http.DefaultClient");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(exporter -> exporter.receivers().stream())
        .flatMap(receiver -> receiver.sink("loki").stream())
        .flatMap(loki -> loki.entry("tls").stream())
        .map(tls -> about().finding(tls.keyPlace(), about().message()))
        .toList();
  }
}
