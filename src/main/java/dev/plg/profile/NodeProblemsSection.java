package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;
import static dev.plg.key.Made.made;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Text.text;

import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Whole;
import dev.plg.model.ConntrackCheck;
import dev.plg.model.Interval;
import dev.plg.model.NodePlugin;
import dev.plg.model.NodeProblems;
import java.util.List;
import java.util.Optional;

/// The section `nodeProblems`.
final class NodeProblemsSection {

  private static final FileKey<Optional<ConntrackCheck>> CONNTRACK =
      key(
              "conntrack",
              made(
                  key("enabled", FLAG).or("true").about("`false` removes this check."),
                  key("threshold", new Whole(1, 99))
                      .or("90")
                      .about("The percentage of the table from which it reports.", "80"),
                  key("interval", SharedKeys.INTERVAL)
                      .or("30s")
                      .about("How often the table is checked.", "1m"),
                  (enabled, threshold, interval) ->
                      Optional.of(new ConntrackCheck(threshold, interval)).filter(_ -> enabled)))
          .or(Optional.of(new ConntrackCheck(90, new Interval(30))), "")
          .about("The check of the connection tracking table, which drops connections when full.");
  private static final FileKey<List<NodePlugin>> PLUGINS =
      key(
              "plugins",
              items(
                  made(
                      key("name", SharedKeys.NAME).about("The name of the check.", "disk"),
                      key("script", text())
                          .about(
                              "The script. If all is well, it exits with 0; else it prints one line"
                                  + " that says why, and exits with 1.",
                              "#!/bin/sh\nexit 0"),
                      key("reason", text())
                          .about("The reason of the event, in upper camel case.", "DiskFull"),
                      key("interval", SharedKeys.INTERVAL)
                          .or("30s")
                          .about("How often the script runs.", "5m"),
                      key("timeout", SharedKeys.INTERVAL)
                          .or("5s")
                          .about("When a script that still runs is killed.", "10s"),
                      NodePlugin::new)))
          .or(List.of(), "")
          .about(
              "Your own checks.",
              "[{name: disk, script: \"#!/bin/sh\\nexit 0\", reason: DiskFull}]");

  static final Group KEYS =
      Group.of(group(SharedKeys.ENABLED, CONNTRACK, PLUGINS), WorkloadSection.KEYS);

  private NodeProblemsSection() {}

  static Optional<NodeProblems> read(FileValue problems) {
    Optional<ConntrackCheck> conntrack = problems.get(CONNTRACK);
    return problems.whole(
        () ->
            new NodeProblems(
                conntrack,
                problems.get(PLUGINS),
                WorkloadSection.read(problems, Defaults.nodeProblems(), Defaults.EVERY_NODE)));
  }
}
