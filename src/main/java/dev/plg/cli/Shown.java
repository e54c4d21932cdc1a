package dev.plg.cli;

import dev.plg.app.report.Report;
import dev.plg.app.report.TextReport;
import dev.plg.app.settings.Settings;
import dev.plg.cli.Manual.Group;
import dev.plg.finding.Severity;
import java.util.List;

/// Which findings a command prints: errors alone with `-q`, or else what `.plg.yaml` says.
///
/// @param settings of the working directory
/// @param quiet whether `-q` is given
record Shown(Settings settings, boolean quiet) {

  static final Group GROUP =
      new Group("The findings", List.of(Manual.flag("print errors only", "-q", "--quiet")));

  static Shown of(Arguments arguments, Terminal terminal) {
    return new Shown(Settings.in(terminal.folder()), arguments.has("-q"));
  }

  /// The part of a report that is printed.
  Report of(Report report) {
    return report.atLeast(least());
  }

  /// The same where findings of less than an error may fail a run: what fails it is printed.
  ///
  /// @param failOn the least severity that fails the run
  Report of(Report report, Severity failOn) {
    return report.atLeast(least().compareTo(failOn) < 0 ? failOn : least());
  }

  /// Says to a person what is printed of a report.
  void say(Report report, Terminal terminal) {
    terminal.say(TextReport.of(of(report), terminal.colour()));
  }

  /// `1 object`, `2 objects`.
  static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }

  private Severity least() {
    return quiet ? Severity.ERROR : settings.shown();
  }
}
