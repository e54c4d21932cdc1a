package dev.plg.rule.tempo;

import dev.plg.catalog.Program;
import dev.plg.catalog.Versions;
import dev.plg.finding.Finding;
import dev.plg.finding.Severity;
import dev.plg.picture.Picture;
import dev.plg.rule.About;
import dev.plg.rule.PictureRule;
import java.util.List;

/// Tempo is started with options that it has.
final class BallastIsGone implements PictureRule {

  @Override
  public About about() {
    return new About(
        "tempo/ballast",
        Severity.ERROR,
        Versions.from("Tempo", "3.0"),
        "the option -mem-ballast-size-mbs is given, which Tempo no longer has",
        "Tempo exits: `flag provided but not defined: -mem-ballast-size-mbs`",
        "remove it; GOMEMLIMIT does what it was for",
        "tempo CHANGELOG.md 3.0.0 (#6403)");
  }

  @Override
  public List<Finding> check(Picture picture) {
    return picture
        .runs(Program.TEMPO)
        .filter(run -> about().versions().include(run.container().version()))
        .flatMap(run -> run.container().flag("mem-ballast-size-mbs").stream())
        .map(flag -> about().finding(flag.place(), about().message()))
        .toList();
  }
}
