package dev.plg.profile;

import static dev.plg.key.Group.group;

import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.model.Alloy;
import dev.plg.model.Resources;

/// The section `alloy`. What it leaves out, image and resources aside, is as in the section
/// `promtail`, so that a stack that changes its collector goes on reading the same pods on the same
/// nodes.
final class AlloySection {

  static final Group KEYS =
      Group.of(group(PromtailSection.DISCOVERY, PromtailSection.NAMESPACES), WorkloadSection.KEYS);

  private AlloySection() {}

  static Alloy read(FileValue root, Resources resources) {
    FileValue alloy = root.in(StackFile.ALLOY);
    FileValue promtail = root.in(StackFile.PROMTAIL);
    refuseConfig(promtail);
    return new Alloy(
        alloy.or(PromtailSection.DISCOVERY, promtail).get(PromtailSection.DISCOVERY),
        PromtailSection.namespaces(
            alloy.or(PromtailSection.NAMESPACES, promtail).in(PromtailSection.NAMESPACES)),
        WorkloadSection.read(alloy, promtail, resources, Defaults.CONTROL_PLANE));
  }

  /// What a stack adds to Promtail's configuration would be lost silently.
  private static void refuseConfig(FileValue promtail) {
    if (promtail.has(PromtailSection.CONFIG)) {
      promtail.report(
          "outside",
          promtail.place(PromtailSection.CONFIG),
          "`%s` has no effect with `collector: alloy`"
              .formatted(promtail.path(PromtailSection.CONFIG)),
          "Alloy reads another configuration: stages and clients of this one would be lost",
          "remove it, or set `collector: promtail`");
    }
  }
}
