package dev.plg.rule.tenancy;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `tenancy`.
public final class TenancyRules {

  public static final List<Rule> ALL =
      List.of(
          new EachSaysItsTenant(),
          new ReaderMeansWritersTenant(),
          new TenantIdIsValid(),
          new HeaderHasNameAndValue(),
          new TempoHearsItsTenant(),
          new SeveralTenantsAreAllowed());

  private TenancyRules() {}
}
