package dev.plg.rule.events;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import dev.plg.view.ExporterView;
import java.util.List;

/// Templates have no variables of their own.
final class VariablesOfTemplatesStay implements PictureRule {

  @Override
  public About about() {
    return new About(
        "events/dollar-expanded",
        Severity.WARNING,
        Versions.of("event-exporter"),
        "a template has a variable with a dollar sign",
        "the whole file is expanded with variables of the environment first: `$x` becomes nothing,"
            + " and the template fails or prints another text",
        "write the template without variables, as in `{{ .Message }}`",
        "kubernetes-event-exporter main.go os.ExpandEnv@v0.9, @v1.7");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return ExporterView.in(picture)
        .flatMap(exporter -> exporter.receivers().stream())
        .flatMap(receiver -> ExporterView.scalars(receiver.tree()))
        .filter(scalar -> hasVariable(scalar.text()))
        .map(scalar -> about().finding(scalar.place(), about().message()))
        .toList();
  }

  /// Whether a `$` with a letter behind it stands in double braces.
  private static boolean hasVariable(String text) {
    int open = text.indexOf("{{");
    int dollar = open < 0 ? -1 : text.indexOf('$', open);
    return dollar > 0 && dollar + 1 < text.length() && Character.isLetter(text.charAt(dollar + 1));
  }
}
