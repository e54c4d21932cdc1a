package dev.plg.rule.helm;

import dev.plg.rule.Rule;
import java.util.List;

/// The rules of the area `helm`.
public final class HelmRules {

  public static final List<Rule> ALL =
      List.of(
          new ChartIsPinned(),
          new RepositoryIsPublished(),
          new ValuesAreRead(),
          new ValuesHaveTypes(),
          new ChartIsMaintained());

  private HelmRules() {}
}
