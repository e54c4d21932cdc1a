package dev.plg.rule.agent;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.Agents;
import java.util.List;

/// A receiver of OTLP is told which protocol to serve.
final class OtlpReceiverHasProtocol implements PictureRule {

  @Override
  public About about() {
    return new About(
        "agent/no-protocol",
        Severity.ERROR,
        Versions.ALL,
        "an OTLP receiver has neither a block `grpc` nor `http`",
        "it listens nowhere: clients get `connection refused`, and the agent reports nothing",
        "add `grpc { endpoint = \"0.0.0.0:4317\" }`, or `http`, on lines of its own",
        "alloy docs/sources/reference/components/otelcol/otelcol.receiver.otlp.md@v1.18.1");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Agents.components(picture, "otelcol.receiver.otlp")
        .map(Agents.Component::block)
        .filter(block -> block.block("grpc").isEmpty() && block.block("http").isEmpty())
        .map(
            block ->
                about()
                    .finding(
                        block.place(), "%s serves neither gRPC nor HTTP".formatted(block.id())))
        .toList();
  }
}
