package dev.plg.view;

import dev.plg.model.InvalidValue;
import dev.plg.model.Quantity;
import dev.plg.yaml.Mapping;

/// The size that a claim asks for.
public final class ClaimSizes {

  private ClaimSizes() {}

  public static String of(Mapping claim) {
    return requests(claim).text("storage").orElse("");
  }

  /// The claim with another size.
  public static Mapping set(Mapping claim, String size) {
    Mapping spec = claim.mapping("spec");
    Mapping resources = spec.mapping("resources");
    Mapping requests = requests(claim).toBuilder().put("storage", size).build();
    Mapping changed = resources.toBuilder().put("requests", requests).build();
    return claim.toBuilder()
        .put("spec", spec.toBuilder().put("resources", changed).build())
        .build();
  }

  /// True also where one of them is no size that plg can read.
  public static boolean isLess(String one, String other) {
    try {
      return new Quantity(other).isMoreThan(new Quantity(one));
    } catch (InvalidValue _) {
      return true;
    }
  }

  private static Mapping requests(Mapping claim) {
    return claim.mapping("spec").mapping("resources").mapping("requests");
  }
}
