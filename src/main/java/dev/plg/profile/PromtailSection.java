package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Items.items;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Program;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.model.DnsLabel;
import dev.plg.model.LogDiscovery;
import dev.plg.model.NamespaceFilter;
import dev.plg.model.Passthrough;
import dev.plg.model.Promtail;
import dev.plg.model.Resources;
import java.util.List;
import java.util.Locale;

/// The section `promtail`.
final class PromtailSection {

  static final FileKey<String> VERSION = VersionSection.version(Program.PROMTAIL);
  static final FileKey<LogDiscovery> DISCOVERY =
      key("discovery", word(LogDiscovery.values(), it -> it.name().toLowerCase(Locale.ROOT)))
          .or("kubernetes")
          .about(
              "How the collector finds log files. `kubernetes` asks the API server; `files` reads"
                  + " /var/log/pods, and sets the labels namespace, pod and container only.");
  private static final FileKey<List<DnsLabel>> KEEP =
      key("keep", items(SharedKeys.NAME))
          .or(List.of(), "")
          .about("Only these namespaces.", "[shop]");
  private static final FileKey<List<DnsLabel>> DROP =
      key("drop", items(SharedKeys.NAME))
          .or(List.of(), "")
          .about("All but these.", "[kube-system]");
  static final FileKey<FileValue> NAMESPACES =
      key("namespaces", group(KEEP, DROP))
          .orElse("all")
          .about("The namespaces whose logs are collected.");
  static final FileKey<Passthrough> CONFIG =
      SharedKeys.config("Promtail", "{client: {timeout: 20s}}");

  static final Group KEYS =
      Group.of(
          Group.later(
              () ->
                  List.of(VersionSection.about(Program.PROMTAIL, VERSION), DISCOVERY, NAMESPACES)),
          WorkloadSection.KEYS,
          group(CONFIG));

  private PromtailSection() {}

  static Promtail read(FileValue promtail, Resources resources) {
    return new Promtail(
        promtail.get(DISCOVERY),
        namespaces(promtail.in(NAMESPACES)),
        WorkloadSection.read(promtail, resources, Defaults.CONTROL_PLANE),
        promtail.get(CONFIG));
  }

  static NamespaceFilter namespaces(FileValue namespaces) {
    List<DnsLabel> keep = namespaces.get(KEEP);
    List<DnsLabel> drop = namespaces.get(DROP);
    if (!keep.isEmpty() && !drop.isEmpty()) {
      namespaces.report(
          "choice",
          namespaces.place(DROP),
          "`%s` has both keep and drop".formatted(namespaces.at()),
          "keep already leaves all others out",
          "remove one of the two");
    }
    if (keep.isEmpty() && drop.isEmpty()) {
      return new NamespaceFilter.All();
    }
    return keep.isEmpty() ? new NamespaceFilter.Drop(drop) : new NamespaceFilter.Keep(keep);
  }
}
