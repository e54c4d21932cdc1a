package dev.plg.rule.text;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Flag;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who writes a variable lets it be expanded.
final class VariablesAreExpanded implements PictureRule {

  @Override
  public About about() {
    return new About(
        "text/no-expand-env",
        Severity.ERROR,
        Versions.ALL,
        "a variable of the environment is not expanded",
        "the program takes `${NAME}` as it stands, so that a URL or a key is wrong",
        "add the argument -config.expand-env=true, and the variable to `env`",
        "loki pkg/util/cfg/files.go:117@v3.7.6, clients/cmd/promtail/main.go");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return Stream.of(Program.LOKI, Program.PROMTAIL, Program.TEMPO)
        .flatMap(picture::configs)
        .filter(config -> !config.runs().isEmpty())
        .filter(config -> config.flag("config.expand-env").filter(Flag::isOn).isEmpty())
        .flatMap(config -> config.tree().scalars().filter(it -> VARIABLE.matcher(it.text()).find()))
        .map(it -> about().finding(it.place(), "'%s' is used as it stands".formatted(it.shown())))
        .toList();
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_][A-Z0-9_]*(:[^}]*)?}");
}
