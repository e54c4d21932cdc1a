package dev.plg.rule.tempo;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.TempoReceiver;
import dev.plg.view.TempoView;
import java.util.List;

/// Spans can come from outside the pod.
final class ReceiversListenOutside implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/receiver-localhost",
        Severity.ERROR,
        Versions.of("Tempo"),
        "a receiver listens on localhost alone",
        "nothing outside the pod can reach it: senders get `connection refused`, and Tempo says"
            + " nothing",
        "set its `endpoint` to 0.0.0.0 and its port, as in 0.0.0.0:4317",
        "tempo CHANGELOG.md 2.7.0: receivers listen on localhost unless `endpoint` says otherwise");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return TempoView.in(picture)
        .flatMap(
            tempo ->
                tempo.receivers().stream().filter(it -> isPrivate(tempo, it)).map(this::finding))
        .toList();
  }

  private static boolean isPrivate(TempoView tempo, TempoReceiver receiver) {
    boolean unsaid =
        receiver.endpoint().isEmpty()
            && TempoReceiver.usualPort(receiver.protocol()) > 0
            && !receiver.protocol().equals("opencensus");
    return receiver.isPrivate() || (unsaid && tempo.config().isAtLeast("2.7"));
  }

  private Finding finding(TempoReceiver receiver) {
    String fix = "set `endpoint: 0.0.0.0:%d`".formatted(receiver.port());
    return receiver.endpoint().isPresent()
        ? about()
            .finding(
                receiver.place(),
                "receiver %s listens on localhost".formatted(receiver.protocol()),
                fix)
        : about()
            .finding(
                receiver.place(),
                "receiver %s has no endpoint, so from Tempo 2.7 on it listens on localhost"
                    .formatted(receiver.protocol()),
                fix);
  }
}
