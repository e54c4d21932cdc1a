package dev.plg.profile;

import dev.plg.model.ImageChoice;
import dev.plg.model.Labels;
import dev.plg.model.Quantity;
import dev.plg.model.Registry;
import dev.plg.model.Resources;
import dev.plg.model.Toleration;
import dev.plg.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The settings that every component's pods share.
final class WorkloadDecoder {

  private WorkloadDecoder() {}

  static Workload decode(Section component, Resources resources, List<Toleration> tolerations) {
    return new Workload(
        image(component.section("image")),
        resources(component.section("resources"), resources),
        component.texts("nodeSelector", Labels::check),
        component.has("tolerations") ? tolerations(component) : tolerations,
        component.passthrough("affinity"));
  }

  /// Each text goes through the type that will hold it, so that each has a finding of its own.
  private static ImageChoice image(Section image) {
    Optional<Registry> usual = Optional.empty();
    Optional<String> none = Optional.empty();
    return new ImageChoice(
        image.value("registry", Registry::new),
        image
            .value(
                "repository",
                it -> new ImageChoice(usual, Optional.of(it), none, none).repository())
            .orElse(none),
        image
            .value("tag", it -> new ImageChoice(usual, none, Optional.of(it), none).tag())
            .orElse(none),
        image
            .value("digest", it -> new ImageChoice(usual, none, none, Optional.of(it)).digest())
            .orElse(none));
  }

  /// What is asked for over the defaults, resource by resource. A default that a single asked value
  /// would contradict gives way to it: the request follows a lower limit, the limit a higher
  /// request.
  private static Resources resources(Section asked, Resources defaults) {
    SortedMap<String, Quantity> askedRequests = quantities(asked.section("requests"));
    SortedMap<String, Quantity> askedLimits = quantities(asked.section("limits"));
    var requests = new TreeMap<>(defaults.requests());
    requests.replaceAll((name, value) -> atMost(value, askedLimits.getOrDefault(name, value)));
    requests.putAll(askedRequests);
    var limits = new TreeMap<>(defaults.limits());
    limits.replaceAll((name, value) -> atLeast(value, askedRequests.getOrDefault(name, value)));
    limits.putAll(askedLimits);
    return asked.whole(() -> new Resources(requests, limits)).orElse(defaults);
  }

  private static Quantity atMost(Quantity value, Quantity bound) {
    return value.isMoreThan(bound) ? bound : value;
  }

  private static Quantity atLeast(Quantity value, Quantity bound) {
    return bound.isMoreThan(value) ? bound : value;
  }

  private static SortedMap<String, Quantity> quantities(Section section) {
    var quantities = new TreeMap<String, Quantity>();
    for (String name : section.keys()) {
      section.value(name, Quantity::new).ifPresent(value -> quantities.put(name, value));
    }
    return quantities;
  }

  private static List<Toleration> tolerations(Section component) {
    return component.sections("tolerations").stream()
        .flatMap(it -> it.whole(() -> toleration(it)).stream())
        .toList();
  }

  private static Toleration toleration(Section item) {
    return new Toleration(
        item.text("key"),
        item.text("operator").orElse("Equal"),
        item.text("value"),
        item.text("effect"),
        item.number("tolerationSeconds").map(Long::valueOf));
  }
}
