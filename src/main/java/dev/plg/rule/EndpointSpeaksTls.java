package dev.plg.rule;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.model.Endpoint;
import dev.plg.model.ObjectStore;
import dev.plg.model.Tier;
import dev.plg.view.ResolvedStack;
import java.util.List;

/// In production logs travel encrypted to where they are kept.
public final class EndpointSpeaksTls implements StackRule {

  @Override
  public About about() {
    return new About(
        "storage/plain-http",
        List.of("S-03"),
        Severity.WARNING,
        Versions.ALL,
        "logs go to the object store by plain HTTP",
        "whoever sees the network between Loki and the server reads all logs",
        "let the server speak TLS and remove `insecure`",
        "loki pkg/storage/chunk/client/aws/s3_storage_client.go:307@v3.7.6");
  }

  @Override
  public List<Finding> check(ResolvedStack asked) {
    if (asked.stack().tier() != Tier.PROD) {
      return List.of();
    }
    return asked.stack().storage().s3().flatMap(ObjectStore::endpoint).stream()
        .filter(Endpoint::insecure)
        .map(
            endpoint ->
                about()
                    .finding(
                        asked.place(Buckets.of(asked).to("insecure")),
                        "logs go to %s by plain HTTP".formatted(endpoint.host())))
        .toList();
  }
}
