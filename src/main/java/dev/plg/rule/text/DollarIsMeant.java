package dev.plg.rule.text;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.picture.ProgramConfig;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A $ stands for a variable of the environment.
final class DollarIsMeant implements PictureRule {

  @Override
  public About about() {
    return new About(
        "text/dollar",
        Severity.ERROR,
        Versions.ALL,
        "a $ of the event exporter's configuration vanishes",
        "the exporter expands variables of its environment in the whole text before it reads "
            + "it: what is none becomes nothing",
        "set the variable in `env` on purpose, or write the text without $",
        "ee:main.go@v1.7 os.ExpandEnv");
  }

  @Override
  public List<Finding> check(Picture picture) {
    var findings = new ArrayList<Finding>();
    picture
        .configs(Program.EVENT_EXPORTER)
        .forEach(
            config ->
                config
                    .tree()
                    .scalars()
                    .filter(it -> !it.text().contains("{{"))
                    .forEach(
                        scalar -> {
                          Matcher matcher = DOLLAR.matcher(scalar.text());
                          boolean lost = false;
                          while (matcher.find()) {
                            lost |=
                                !isSet(
                                    config,
                                    matcher.group(1) == null
                                        ? matcher.group().substring(1)
                                        : matcher.group(1));
                          }
                          if (lost) {
                            findings.add(
                                about()
                                    .finding(
                                        scalar.place(),
                                        "a $ in '%s' is taken for a variable"
                                            .formatted(scalar.shown())));
                          }
                        }));
    return findings;
  }

  private static boolean isSet(ProgramConfig config, String name) {
    return config.runs().isEmpty()
        ? name.matches("[A-Z][A-Z0-9_]+")
        : config.runs().stream()
            .allMatch(
                run ->
                    run.container().env(name).isPresent()
                        || run.container().tree().find("envFrom").isPresent());
  }

  private static final Pattern DOLLAR =
      Pattern.compile("\\$(?:\\{([^}]*)}|[A-Za-z_][A-Za-z0-9_]*|[0-9*#$@!?-])");
}
