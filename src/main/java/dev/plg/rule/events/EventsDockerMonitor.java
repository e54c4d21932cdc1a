package dev.plg.rule.events;

import static dev.plg.rule.Draft.warning;
import static dev.plg.rule.PictureSubjects.runs;

import dev.plg.catalog.Program;
import dev.plg.picture.Picture;
import dev.plg.rule.Rule;
import dev.plg.rule.Violation;
import dev.plg.view.PromtailView;
import dev.plg.view.ScrapeJob;
import java.util.List;

/// node-problem-detector watches Docker only on nodes that run Docker.
final class EventsDockerMonitor {

  private static final String WHAT = "Docker's journal is watched, but the nodes do not run Docker";

  static final Rule RULE =
      warning("events/docker-monitor", runs(Program.NODE_PROBLEM_DETECTOR))
          .what(WHAT)
          .why("there is nothing to read, so the monitor never reports anything")
          .fix("remove docker-monitor.json from --config.system-log-monitor")
          .source(
              "kubernetes/node-problem-detector config/docker-monitor.json@v0.8.18: the source is"
                  + " the journal of dockerd")
          .findsIn(
              (run, picture) ->
                  EventsRules.monitors(run, "system-log-monitor", "docker-monitor.json")
                      .filter(_ -> runsNoDocker(picture))
                      .map(flag -> Violation.at(flag.place(), WHAT)));

  private EventsDockerMonitor() {}

  /// Whether the user says so, or else whether Promtail parses the lines of containerd.
  private static boolean runsNoDocker(Picture picture) {
    List<ScrapeJob> jobs =
        PromtailView.in(picture).flatMap(promtail -> promtail.jobs().stream()).toList();
    boolean parsed =
        jobs.stream().anyMatch(job -> job.hasStage("cri"))
            && jobs.stream().noneMatch(job -> job.hasStage("docker"));
    return picture.runtime().map(runtime -> !runtime.equals("docker")).orElse(parsed);
  }
}
