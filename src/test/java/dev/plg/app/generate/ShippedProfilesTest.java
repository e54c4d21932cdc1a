package dev.plg.app.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plg.component.all.Components;
import dev.plg.finding.Finding;
import dev.plg.profile.Profiles;
import dev.plg.profile.Request;
import dev.plg.profile.Resolved;
import dev.plg.profile.StackResolver;
import dev.plg.profile.Variants;
import dev.plg.rule.registry.StackRules;
import dev.plg.template.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [Generation] takes for granted of the profiles that plg ships: that the rules on the
/// picture have nothing to say of what they come to, which the rules on the stack have not said.
class ShippedProfilesTest {

  static List<String> profiles() {
    return List.copyOf(Profiles.names());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void are_found_good_when_plg_is_built(String profile) {
    Variants variants =
        StackResolver.resolveAll(
            Request.ofProfile(profile),
            file -> {
              throw new IOException(profile + " reads " + file);
            });
    List<Resolved> all = new ArrayList<>(variants.environments().values());
    all.add(variants.base());
    for (Resolved resolved : all) {
      var asked = ResolvedStacks.of(resolved.stack().orElseThrow(), resolved.source());
      List<Finding> onStack = StackRules.check(asked);
      assertFalse(onStack.stream().anyMatch(Finding::isError), onStack::toString);
      var plan = Components.plan(asked.stack(), Templates.shipped());
      assertEquals(List.of(), PlanPicture.check(plan, asked, onStack));
    }
  }
}
