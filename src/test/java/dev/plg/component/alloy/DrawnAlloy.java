package dev.plg.component.alloy;

import dev.plg.Stacks;
import dev.plg.plan.Plan;
import dev.plg.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Stacks with Alloy: each profile, and options drawn over one. `-Dplg.seed=7 -Dplg.stacks=200`
/// draws others than each run does.
record DrawnAlloy(String profile, List<String> settings) {

  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("loki.version=2.9", "loki.version=3.7"),
          List.of("alloy.discovery=files", "alloy.discovery=kubernetes"),
          List.of("alloy.namespaces.keep=[a, b]", "alloy.namespaces.drop=[kube-system]"),
          List.of("loki.tenancy={enabled: true, tenant: acme}"),
          List.of(
              "alloy.journal={}",
              "alloy.journal={path: /run/log/journal, maxAge: 24h, fields: {}}",
              "alloy.journal={fields: {level: PRIORITY_KEYWORD, unit: _SYSTEMD_UNIT}, labels: {a:"
                  + " b}}"),
          List.of(
              "alloy.files=[{name: audit, path: /var/log/audit/*.log}]",
              "alloy.files=[{name: a, path: '/srv/{x,y}/**/*.log', labels: {q: 'a \"b\" \\c'}},"
                  + " {name: b, path: /data/b.log}]"),
          List.of("alloy.wal=true"),
          List.of("networkPolicies={}"),
          List.of("namePrefix=x-"));

  private static final List<List<String>> NODES =
      List.of(
          List.of("cluster={runtime: docker, dockerRoot: /data/docker}"),
          List.of("cluster.runtime=cri-o"),
          List.of("cluster.runtime=containerd"),
          List.of("cluster.runtime=containerd", "alloy.nonRoot=true", "alloy.groups=[4]"));

  static Stream<DrawnAlloy> all() {
    var random = new Random(Long.getLong("plg.seed", 21L));
    return Stream.concat(
        Profiles.names().stream().map(it -> new DrawnAlloy(it, List.of("collector=alloy"))),
        Stream.generate(() -> drawn(random)).limit(Integer.getInteger("plg.stacks", 30)));
  }

  private static DrawnAlloy drawn(Random random) {
    var settings = new ArrayList<>(List.of("collector=alloy"));
    settings.addAll(NODES.get(random.nextInt(NODES.size())));
    for (List<String> option : OPTIONS) {
      if (random.nextBoolean()) {
        settings.add(option.get(random.nextInt(option.size())));
      }
    }
    return new DrawnAlloy("dev", settings);
  }

  Plan plan() {
    return Stacks.plan(profile, settings.toArray(String[]::new));
  }

  /// What Alloy reads.
  String config() {
    return Stacks.alloy(plan());
  }
}
