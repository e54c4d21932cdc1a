package dev.plg.app.move;

import dev.plg.app.diff.DeploymentDiff;
import dev.plg.app.diff.ProgramValue;
import dev.plg.app.diff.Side;
import dev.plg.app.diff.SideReading;
import dev.plg.profile.Profiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// The way from what runs to the stack file that would generate it.
///
/// @param text the stack file
/// @param diff from what is there to what plg would write
public record Importing(String text, DeploymentDiff diff) {

  /// A value may count only once another one is there.
  private static final int ROUNDS = 2;

  /// How many profiles are tried with all facts.
  private static final int PROFILES = 3;

  /// Empty where the input has no program that plg deploys.
  ///
  /// @param input with the objects that run
  public static Optional<Importing> of(Side input) {
    Facts facts = Facts.of(input);
    return facts.certain().isEmpty() ? Optional.empty() : new Search(input, facts).result();
  }

  /// The stack that plg recorded when it wrote the input; empty where it has errors now.
  ///
  /// @param text of the stack file
  public static Optional<Importing> recorded(String text, Side input) {
    return SideReading.ofStack("stack.yaml", text)
        .side()
        .map(made -> new Importing(text, DeploymentDiff.of(input, made)));
  }

  /// Of two that are equally near, the shorter one.
  private static Comparator<ImportDraft> byDistance(ToLongFunction<ImportDraft> distance) {
    return Comparator.comparingLong(distance).thenComparingInt(draft -> draft.facts().size());
  }

  /// Tries stacks, and keeps what brings them closer to the input.
  private static final class Search {

    private final Side input;
    private final Side neutral;
    private final Facts facts;
    private final Map<String, Optional<Side>> generated = new HashMap<>();
    private final Map<String, Long> distances = new HashMap<>();

    Search(Side input, Facts facts) {
      this.input = input;
      this.neutral = Neutral.of(input);
      this.facts = facts;
    }

    /// Empty where no profile takes what the input tells.
    Optional<Importing> result() {
      return nearest().stream()
          .map(this::refined)
          .min(byDistance(this::distance))
          .flatMap(
              draft ->
                  side(draft.text())
                      .map(made -> new Importing(draft.text(), DeploymentDiff.of(input, made))));
    }

    /// With all that brings it closer, and without what does not.
    private ImportDraft refined(ImportDraft profile) {
      ImportDraft draft = profile;
      for (int round = 0; round < ROUNDS; round++) {
        for (List<Fact> group : facts.likely()) {
          draft = distance(draft) == 0 ? draft : closer(draft, draft.with(group));
        }
      }
      draft = distance(draft) == 0 ? draft : configured(draft);
      for (Fact fact : draft.facts()) {
        ImportDraft without = draft.without(fact);
        draft = !isNamed(fact) && distance(without) <= distance(draft) ? without : draft;
      }
      return draft;
    }

    /// A name or a namespace says what the objects are called, which a comparison without names
    /// does not see.
    private static boolean isNamed(Fact fact) {
      return List.of("metadata.name", "namespace", "namePrefix").contains(fact.key());
    }

    /// The profiles that are worth a closer look. A stack may not take all that is certain: its
    /// lines of versions are few.
    private List<ImportDraft> nearest() {
      List<ImportDraft> all =
          Profiles.names().stream()
              .map(profile -> new ImportDraft(profile, facts.certain()))
              .flatMap(
                  draft ->
                      Stream.of(
                          draft,
                          draft.without("collector"),
                          draft.without("loki.version"),
                          draft.without("collector").without("loki.version")))
              .distinct()
              .filter(draft -> distance(draft) < Long.MAX_VALUE)
              .sorted(byDistance(this::distance))
              .toList();
      boolean isFound = !all.isEmpty() && distance(all.getFirst()) == 0;
      var profiles = new HashSet<String>();
      return all.stream()
          .filter(draft -> profiles.add(draft.profile()))
          .limit(isFound ? 1 : PROFILES)
          .toList();
    }

    private ImportDraft closer(ImportDraft draft, ImportDraft other) {
      return distance(other) < distance(draft) ? other : draft;
    }

    /// What no key of the stack says may be said in the program's own configuration.
    private ImportDraft configured(ImportDraft draft) {
      Optional<Side> made = side(draft.text());
      if (made.isEmpty()) {
        return draft;
      }
      ImportDraft best = draft;
      var values = new ArrayList<Fact>();
      for (ProgramValue value : ProgramValue.between(Neutral.of(made.get()), neutral)) {
        StackKey.of(value).ifPresent(values::add);
      }
      ImportDraft all = draft.with(values);
      if (distance(all) < distance(draft)) {
        best = all;
      } else {
        for (Fact value : values) {
          best = closer(best, best.with(List.of(value)));
        }
      }
      return best;
    }

    private Optional<Side> side(String text) {
      return generated.computeIfAbsent(text, it -> SideReading.ofStack("stack.yaml", it).side());
    }

    private long distance(ImportDraft draft) {
      String text = draft.text();
      Long known = distances.get(text);
      if (known == null) {
        known =
            side(text)
                .map(made -> DeploymentDiff.of(neutral, Neutral.of(made)).distance())
                .orElse(Long.MAX_VALUE);
        distances.put(text, known);
        generated.keySet().removeIf(it -> !Objects.equals(it, text));
      }
      return known;
    }
  }
}
