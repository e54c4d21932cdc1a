package dev.plg.rule.text;

import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An argument takes variables of its own container.
final class ArgumentsAreSet implements PictureRule {

  @Override
  public About about() {
    return new About(
        "text/unset-argument",
        Severity.ERROR,
        Versions.ALL,
        "an argument uses a variable that the container does not have",
        "Kubernetes leaves `$(NAME)` in the argument as it stands",
        "add the variable to `env` of the container",
        "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    picture
        .runs()
        .forEach(
            run ->
                run.container()
                    .commandLine()
                    .words()
                    .forEach(
                        word -> {
                          Matcher matcher = VARIABLE.matcher(word.text());
                          while (matcher.find()) {
                            String name = matcher.group(1);
                            boolean escaped =
                                matcher.start() > 0
                                    && word.text().charAt(matcher.start() - 1) == '$';
                            boolean from = run.container().tree().find("envFrom").isPresent();
                            if (!escaped && !from && run.container().env(name).isEmpty()) {
                              findings.add(
                                  about()
                                      .finding(
                                          word.place(),
                                          "%s has no variable %s"
                                              .formatted(run.container().name(), name)));
                            }
                          }
                        }));
    return findings;
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");
}
