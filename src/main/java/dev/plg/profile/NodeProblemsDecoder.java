package dev.plg.profile;

import dev.plg.model.ConntrackCheck;
import dev.plg.model.DnsLabel;
import dev.plg.model.Interval;
import dev.plg.model.NodePlugin;
import dev.plg.model.NodeProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `nodeProblems` of a stack.
final class NodeProblemsDecoder {

  private static final int THRESHOLD = 90;
  private static final Interval OFTEN = new Interval(30);
  private static final Interval SHORT = new Interval(5);

  private NodeProblemsDecoder() {}

  static Optional<NodeProblems> decode(Section root) {
    Section problems = root.section("nodeProblems");
    if (!root.has("nodeProblems") || !problems.flag("enabled", true)) {
      return Optional.empty();
    }
    Optional<ConntrackCheck> conntrack = conntrack(problems.section("conntrack"));
    List<NodePlugin> plugins = plugins(problems);
    return problems.whole(
        () ->
            new NodeProblems(
                conntrack,
                plugins,
                WorkloadDecoder.decode(problems, Defaults.nodeProblems(), Defaults.EVERY_NODE)));
  }

  private static Optional<ConntrackCheck> conntrack(Section check) {
    if (!check.flag("enabled", true)) {
      return Optional.empty();
    }
    int threshold = check.number("threshold").orElse(THRESHOLD);
    Interval interval = check.value("interval", Interval::parse).orElse(OFTEN);
    return check.whole(() -> new ConntrackCheck(threshold, interval));
  }

  private static List<NodePlugin> plugins(Section problems) {
    var plugins = new ArrayList<NodePlugin>();
    for (Section plugin : problems.sections("plugins")) {
      Optional<DnsLabel> name = plugin.required("name", DnsLabel::new, "name: disk");
      Optional<String> script = plugin.required("script", String::valueOf, "script: |");
      Optional<String> reason = plugin.required("reason", String::valueOf, "reason: DiskFull");
      Interval interval = plugin.value("interval", Interval::parse).orElse(OFTEN);
      Interval timeout = plugin.value("timeout", Interval::parse).orElse(SHORT);
      if (name.isPresent() && script.isPresent() && reason.isPresent()) {
        plugin
            .whole(() -> new NodePlugin(name.get(), script.get(), reason.get(), interval, timeout))
            .ifPresent(plugins::add);
      }
    }
    return plugins;
  }
}
