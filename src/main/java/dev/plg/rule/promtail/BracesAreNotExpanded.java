package dev.plg.rule.promtail;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.PromtailView;
import java.util.List;

/// What belongs to a relabelling is not taken for a variable of the environment.
final class BracesAreNotExpanded implements PictureRule {

  @Override
  public About about() {
    return new About(
        "promtail/replacement-expanded",
        Severity.ERROR,
        Versions.of("Promtail"),
        "`${1}` is replaced by a variable of the environment before Promtail reads it",
        "with -config.expand-env=true `${1}` becomes nothing, so the label or path that it stands"
            + " in is wrong, without an error",
        "write `$1`, or `$${1}`",
        "loki pkg/util/cfg/files.go:117@v3.7.6; run with Promtail 2.9.6");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return PromtailView.in(picture)
        .filter(
            promtail -> promtail.config().flag("config.expand-env").filter(Flag::isOn).isPresent())
        .flatMap(promtail -> promtail.jobs().stream())
        .flatMap(job -> job.relabelings().stream())
        .filter(it -> isBraced(it.replacement()))
        .map(
            it ->
                about()
                    .finding(
                        it.tree().placeOf("replacement"),
                        "%s is expanded as a variable of the environment, which is not there"
                            .formatted(it.replacement())))
        .toList();
  }

  /// Whether it has a number in braces behind a dollar sign that stands alone.
  private static boolean isBraced(String replacement) {
    int brace = replacement.indexOf("${");
    return brace >= 0
        && replacement.length() > brace + 2
        && Character.isDigit(replacement.charAt(brace + 2))
        && (brace == 0 || replacement.charAt(brace - 1) != '$');
  }
}
