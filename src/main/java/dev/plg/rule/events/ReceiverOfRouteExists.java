package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Nearest;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.stream.Stream;

/// A route sends to receivers that exist.
final class ReceiverOfRouteExists implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/no-such-receiver",
        Severity.ERROR,
        Versions.of("event-exporter"),
        "a route names a receiver that does not exist",
        "each such event is lost and blocks a goroutine for ever, until memory runs out; the log"
            + " says only `There is no channel`",
        "name a receiver of the list `receivers`",
        "kubernetes-event-exporter pkg/exporter/channel_registry.go:28@v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture).flatMap(this::findings).toList();
  }

  private Stream<Finding> findings(ExporterView exporter) {
    List<String> names = exporter.receivers().stream().map(ExporterView.Receiver::name).toList();
    return exporter
        .rules()
        .filter(
            rule ->
                rule.text("receiver")
                    .filter(name -> !name.isEmpty() && !names.contains(name))
                    .isPresent())
        .map(rule -> finding(rule, names));
  }

  private Finding finding(Mapping rule, List<String> names) {
    String name = rule.text("receiver").orElse("");
    String fix =
        Nearest.to(name, names)
            .map("did you mean %s?"::formatted)
            .orElse("receivers are: " + (names.isEmpty() ? "none" : String.join(", ", names)));
    return about()
        .finding(
            rule.placeOf("receiver"),
            "the route sends to %s, but there is no such receiver".formatted(name),
            fix);
  }
}
