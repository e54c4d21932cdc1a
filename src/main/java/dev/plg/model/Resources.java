package dev.plg.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a container is promised, and what it may not exceed.
///
/// @param requests by resource: `cpu`, `memory`, `ephemeral-storage`
/// @param limits none of them below its request
public record Resources(SortedMap<String, Quantity> requests, SortedMap<String, Quantity> limits) {

  public Resources {
    requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
    limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    for (var limit : limits.entrySet()) {
      Quantity request = requests.getOrDefault(limit.getKey(), limit.getValue());
      InvalidValue.unless(
          !request.isMoreThan(limit.getValue()),
          () ->
              "the %s request of %s is above its limit of %s"
                  .formatted(limit.getKey(), request, limit.getValue()),
          () -> "raise the limit or lower the request: the API server refuses this pod");
    }
  }

  public Optional<Quantity> memoryLimit() {
    return Optional.ofNullable(limits.get("memory"));
  }
}
